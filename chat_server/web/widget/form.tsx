import { Component, type ComponentChild, createRef } from "preact";
import type { RequestChat } from "../wire";
import type { Face } from "./face";
import { CallBox, LanguageChoice } from "./phone_card";

type Wrong = "role" | "consent";

/** What is asked before a chat. Its fields keep their values while the language changes. */
export class Form extends Component<Face, { wrong: Wrong[] }> {
  override state = { wrong: [] as Wrong[] };
  private readonly form = createRef<HTMLFormElement>();
  private readonly summary = createRef<HTMLDivElement>();
  private readonly before = this.props.visit.entrance.formValues() ?? {};

  render() {
    const { state, words } = this.props;
    const { form } = words;
    return (
      <>
        <h1 tabIndex={-1}>{form.title}</h1>
        <p>{form.intro}</p>
        {this.errors()}
        <form ref={this.form} noValidate onSubmit={this.submit} onInput={this.remember}>
          <LanguageChoice {...this.props} />
          {this.choice("role", form.role, form.roles, true)}
          {this.choice("topic", form.topic, form.topics, false)}
          {this.names()}
          {this.notice()}
          <button type="submit" disabled={state.requesting}>
            {state.requesting ? form.submitting : form.submit}
          </button>
          <p role="status">{state.requesting && state.lost && form.trying}</p>
        </form>
        <CallBox {...this.props} />
      </>
    );
  }

  private errors() {
    const { state, words } = this.props;
    const { wrong } = this.state;
    if (wrong.length === 0 && !state.requestError) return null;
    return (
      <div class="errors" role="alert" tabIndex={-1} ref={this.summary}>
        {state.requestError && wrong.length === 0 && <p>{words.form.refused}</p>}
        {wrong.length > 0 && (
          <>
            <h2>{words.form.check}</h2>
            <ul>
              {wrong.map((field) => (
                <li key={field}>
                  <a href={`#${field}`} onClick={this.goTo(field)}>
                    {this.why(field)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    );
  }

  private choice(name: "role" | "topic", label: string, options: Record<string, string>, required: boolean) {
    return this.field(
      name,
      label,
      <select id={name} name={name} required={required} {...this.fault(name)}>
        <option value="">{this.props.words.form.choose}</option>
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value} selected={this.before[name] === value}>
            {text}
          </option>
        ))}
      </select>,
      required,
    );
  }

  private names() {
    const { form } = this.props.words;
    const { name, question } = this.before;
    return (
      <>
        {this.field(
          "name",
          form.name,
          <input id="name" name="name" maxLength={80} autocomplete="off" defaultValue={name} />,
        )}
        {this.field(
          "question",
          form.question,
          <textarea id="question" name="question" rows={3} maxLength={1000} defaultValue={question} />,
        )}
      </>
    );
  }

  private field(name: string, label: string, control: ComponentChild, required = false) {
    return (
      <p>
        <label for={name}>
          {label} {!required && <small>({this.props.words.form.optional})</small>}
        </label>
        {control}
        {this.hint(name)}
      </p>
    );
  }

  private notice() {
    const { state, words } = this.props;
    const { form } = words;
    return (
      <section class="notice" aria-labelledby="before">
        <h2 id="before">{form.before}</h2>
        <ul>
          <li>{form.who}</li>
          <li>{form.notAdvice}</li>
          <li>{form.emergency}</li>
          <li>{form.quickly}</li>
          <li>{form.privacy(state.retentionDays)}</li>
        </ul>
        <label class="consent">
          <input id="consent" name="consent" type="checkbox" required {...this.fault("consent")} />
          {form.consent}
        </label>
        {this.hint("consent")}
      </section>
    );
  }

  private why(field: Wrong) {
    const { form } = this.props.words;
    return field === "role" ? form.roleMissing : form.consentMissing;
  }

  private isWrong(field: string): field is Wrong {
    return this.state.wrong.includes(field as Wrong);
  }

  private fault(field: string) {
    return this.isWrong(field) ? { "aria-invalid": true, "aria-describedby": `${field}-wrong` } : {};
  }

  private hint(field: string) {
    return (
      this.isWrong(field) && (
        <span class="wrong" id={`${field}-wrong`}>
          {this.why(field)}
        </span>
      )
    );
  }

  private readonly goTo = (field: Wrong) => (event: Event) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  };

  private values(): Record<string, string> {
    const values = this.form.current ? [...new FormData(this.form.current)] : [];
    return Object.fromEntries(values.filter(([, value]) => value)) as Record<string, string>;
  }

  private readonly remember = () => {
    const { language, consent, ...values } = this.values();
    this.props.visit.entrance.rememberForm(values);
  };

  private readonly submit = (event: Event) => {
    event.preventDefault();
    const { language, consent, ...request } = this.values();
    const wrong: Wrong[] = [];
    if (!request.role) wrong.push("role");
    if (!consent) wrong.push("consent");
    this.setState({ wrong }, () => this.summary.current?.focus());
    if (wrong.length === 0) this.props.visit.entrance.request(request as unknown as RequestChat);
  };
}
