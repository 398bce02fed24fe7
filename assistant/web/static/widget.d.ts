/** The types of widget.js: what its JSDoc refers to, and what a site written in TypeScript may use. */

export interface Statement {
  text: string;
  /** Numbers of the citations that support it. */
  citations: number[];
}

export interface Citation {
  number: number;
  /** Id of the entry, `project/session-replay-engine`. */
  source: string;
  kind: string;
  title: string;
  /** Verbatim from the portfolio. */
  quote: string;
  url: string;
}

export interface Answer {
  /** `answered`, `partial`, `not_in_portfolio`, `chat` or `declined`. */
  status: string;
  text: string;
  statements: Statement[];
  citations: Citation[];
  related: Citation[];
  follow_ups: string[];
}

/** What can go wrong; each has a label of the same name. */
export type Kind =
  | 'offline' | 'unreachable' | 'refused' | 'limited' | 'busy' | 'failed' | 'silent' | 'lost' | 'broken' | 'stopped';

export interface Trouble {
  kind: Kind;
  /** To wait before trying again; 0 where the assistant did not say. */
  seconds: number;
}

export interface Turn {
  question: string;
  /** What has come so far. */
  answer: Answer;
  done: boolean;
  trouble?: Trouble;
  vote?: Vote;
}

export type Vote = 'up' | 'down';

export interface Message {
  role: 'user' | 'assistant';
  content: string;
}

/** `<portfolio-assistant>` as a site sees it. */
export interface PortfolioAssistantElement extends HTMLElement {
  readonly isOpen: boolean;
  /** `focus: false` leaves the focus where it is. */
  open(options?: { focus?: boolean }): Promise<void>;
  close(): void;
  /** Opens the panel where it is closed. Null where no answer came. */
  ask(question: string): Promise<Answer | null>;
  /** Stops the answer that is on its way and keeps what came. */
  stop(): void;
  /** Forgets the conversation. */
  restart(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'portfolio-assistant': PortfolioAssistantElement;
  }
  interface HTMLElementEventMap {
    'portfolio-assistant:open': CustomEvent<null>;
    'portfolio-assistant:close': CustomEvent<null>;
    'portfolio-assistant:ask': CustomEvent<{ question: string }>;
    'portfolio-assistant:answer': CustomEvent<{ question: string; answer: Answer }>;
    'portfolio-assistant:error': CustomEvent<{ question?: string; kind: Kind }>;
  }
}
