"""YAML that knows on which line each value stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

Place = tuple[str | int, ...]


class NotYamlError(Exception):
    """A file that cannot be read as YAML; `line` counts from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Located:
    """The data of a file, and the line of each place in it: `("cases", 3, "status")`."""

    data: object
    lines: dict[Place, int]

    def line(self, *place: str | int) -> int:
        """The line of a place, or of the nearest place around it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_located(path: Path) -> Located:
    """Read a YAML file; raises NotYamlError also for a key that is given twice."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        raise NotYamlError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NotYamlError("is not UTF-8: save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise NotYamlError(f"not YAML: {error.problem}", mark.line + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        raise NotYamlError(f"not YAML: {error}") from error
    except ValueError as error:
        raise NotYamlError(f"not YAML: {error}") from error
    lines: dict[Place, int] = {}
    if node is not None:
        _note_lines(node, (), lines)
    return Located(data, lines)


def _note_lines(node: yaml.Node, place: Place, lines: dict[Place, int]) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, key.value)
            line = key.start_mark.line + 1
            if inner in lines:
                raise NotYamlError(f"{key.value}: given twice, also on line {lines[inner]}", line)
            lines[inner] = line
            _note_lines(value, inner, lines)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            _note_lines(value, (*place, position), lines)
