"""The chat page at `/`: a Gradio Blocks app on the FastAPI app of the server.

Gradio carries the conversation: the composer, the queue, the stream and the messages. The page
around it is `chat_page.py`, the messages are `chat_messages.py`, and what the reader's browser
does is in `static/chat*.js`. No event has a `js=` string: Gradio runs those with `eval`.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.routing import Mount

from assistant.answer import Answer, Statement
from assistant.asking import QUESTION_CHARS, Asking
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.stream import DoneEvent, StatementEvent, StatusEvent
from assistant.web.chat_conversation import Conversation
from assistant.web.chat_messages import Message, answer_message, messages
from assistant.web.chat_page import Frame, Framed
from assistant.web.chat_theme import theme
from assistant.web.owner import owner_of
from assistant.web.problems import Refusal
from assistant.web.service import Service

logger = logging.getLogger("assistant.web")

BROKEN = "Something went wrong here. Please try again."

Update = tuple[Any, Any, Any]
"""New values of the messages, the record and the composer."""


def mount(app: FastAPI, assistant: Assistant, settings: Settings) -> FastAPI:
    """Put the chat page at `/` of `app`; questions go through `app.state.service`."""

    def frame() -> Frame:
        service: Service = app.state.service
        owner = owner_of(assistant.entries, settings)
        return Frame(owner, service.suggestions(), settings)

    gr.mount_gradio_app(
        app,
        _blocks(app, assistant, settings),
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        enable_monitoring=False,
        mcp_server=False,
    )
    page = app.routes[-1]
    assert isinstance(page, Mount)
    page.app = Framed(page.app, frame)
    return app


def _blocks(app: FastAPI, assistant: Assistant, settings: Settings) -> gr.Blocks:
    chat = _Chat(app, assistant)
    title = f"Ask about {owner_of(assistant.entries, settings).called}"
    blocks: gr.Blocks = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with blocks:
        conversation = gr.Chatbot(
            elem_id="conversation",
            label="Conversation",
            show_label=False,
            container=False,
            height=None,
            autoscroll=False,
            layout="panel",
            buttons=[],
            feedback_options=None,
            latex_delimiters=[],
            sanitize_html=True,
            allow_tags=False,
            line_breaks=False,
            group_consecutive_messages=False,
        )
        with gr.Row(elem_id="composer"):
            question = gr.Textbox(
                elem_id="question",
                label="Your question",
                placeholder="Ask a question",
                lines=1,
                max_lines=8,
                max_length=QUESTION_CHARS,
                container=False,
            )
            ask = gr.Button("Ask", elem_id="ask")
        # Of the page's scripts: where the conversation is kept, and how it is put back.
        record = gr.Textbox(elem_id="record", label="Record", visible="hidden")
        restore = gr.Button("Restore", elem_id="restore", visible="hidden")
        gr.on(
            [question.submit, ask.click],
            chat.ask,
            inputs=[question, record],
            outputs=[conversation, record, question],
            show_progress="hidden",
            concurrency_limit=settings.max_answers,
            api_name="ask",
            api_visibility="private",
            trigger_mode="once",
        )
        restore.click(
            chat.restore,
            inputs=record,
            outputs=conversation,
            show_progress="hidden",
            concurrency_limit=settings.max_answers,
            api_name="restore",
            api_visibility="private",
        )
    blocks.queue(max_size=settings.max_answers, api_open=False)
    return blocks


class _Chat:
    def __init__(self, app: FastAPI, assistant: Assistant) -> None:
        self._app = app
        self._entries = {entry.id: entry for entry in assistant.entries}

    async def restore(self, record: str) -> list[Message]:
        """The messages of a conversation that the page kept."""
        return messages(Conversation.read(record), self._entries)

    async def ask(self, question: str, record: str) -> AsyncIterator[Update]:
        """Answer a question: the question at once, then each statement as it comes."""
        question = question.strip()[:QUESTION_CHARS]
        if not question:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        conversation = Conversation.read(record).asking(question)
        shown = messages(conversation, self._entries)
        yield shown, conversation.record, ""
        number = len(conversation.exchanges)
        try:
            async for answer, finished in self._answers(question, conversation):
                message = answer_message(answer, number, self._entries, finished)
                if finished:
                    conversation = conversation.answered(answer)
                yield [*shown[:-1], message], conversation.record, gr.skip()
        except Exception as error:
            conversation = conversation.failed(_problem(error))
            yield messages(conversation, self._entries), conversation.record, gr.skip()

    async def _answers(
        self, question: str, conversation: Conversation
    ) -> AsyncIterator[tuple[Answer, bool]]:
        service: Service = self._app.state.service
        statements: list[Statement] = []
        head: StatusEvent | None = None
        asking = Asking(question=question, history=conversation.history())
        async for event in service.stream(asking, via="chat"):
            if isinstance(event, StatusEvent):
                head = event
            elif isinstance(event, StatementEvent) and head:
                statements.append(Statement(text=event.text, citations=event.citations))
                yield (
                    Answer(
                        status=head.status,
                        text="",
                        statements=tuple(statements),
                        mode=head.mode,
                    ),
                    False,
                )
            elif isinstance(event, DoneEvent):
                yield event.answer, True


def _problem(error: Exception) -> str:
    if isinstance(error, Refusal):
        return error.detail
    logger.exception("the chat page could not answer a question")
    return BROKEN
