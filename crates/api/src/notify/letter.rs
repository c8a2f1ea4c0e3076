//! A mail in words: text and HTML from the same message.

use polku_api_types::messages::Wording;
use polku_i18n::{Language, Value, text, try_text};

use super::args::{Arg, Args};
use super::store::wording::filled;
use super::template::Template;
use crate::db::Coded;

/// The argument that holds the name of the agency that writes.
pub(super) const SENDER: &str = "agency";

/// A mail as its recipient will read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text, paragraphs apart by an empty line.
    pub text: String,
    /// The same as a page.
    pub html: String,
    /// What it says to the recipient's calendar; put in when it is sent.
    pub calendar: Option<CalendarPart>,
}

/// A message that calendars read (iTIP).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarPart {
    /// `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// The message.
    pub text: String,
}

/// What a mail consists of below its subject.
struct Parts {
    /// The greeting and what is to be said.
    body: String,
    /// What the link is called, and where it leads.
    link: Option<(String, String)>,
    /// On whose behalf; a trial mail of the operator comes from no agency.
    signature: Option<String>,
    footer: String,
}

fn values(language: Language, args: &Args) -> Vec<(&str, Value)> {
    args.iter().map(|(name, arg)| (name.as_str(), arg.value(language))).collect()
}

/// Subject and text of a mail: in own words of its programme where it has some, and below them what the house says in any case.
pub fn said(template: Template, language: Language, args: &Args, own: Option<&Wording>) -> (String, String) {
    let values = values(language, args);
    let name = template.code();
    let say = |key: &str| text(language, key, &values);
    let houses = || (say(&format!("mail-{name}-subject")), say(&format!("mail-{name}-body")));
    let (subject, body) = filled(template, language, args, own).unwrap_or_else(houses);
    let kept = try_text(language, &format!("mail-{name}-kept"), &values);
    let body = kept.map_or(body.clone(), |kept| format!("{body}\n\n{kept}"));
    // A line break in an argument must not become a header of its own.
    (subject.replace('\r', "").replace('\n', " "), body.replace('\r', ""))
}

/// Writes the mail. Greeting, link, signature and footer are the house's, whoever worded the rest.
pub fn render(template: Template, language: Language, args: &Args, own: Option<&Wording>) -> Letter {
    let values = values(language, args);
    let say = |key: &str| text(language, key, &values).replace('\r', "");
    let (subject, said) = said(template, language, args, own);
    let link = match args.get("link") {
        Some(Arg::Text(link)) => Some((say("mail-open-link"), link.clone())),
        _ => None,
    };
    let parts = Parts {
        body: format!("{}\n\n{said}", say("mail-greeting")),
        link,
        signature: args.contains_key(SENDER).then(|| say("mail-signature")),
        footer: say("mail-footer"),
    };
    Letter { text: plain(&parts), html: page(language, &subject, &parts), subject, calendar: None }
}

fn plain(parts: &Parts) -> String {
    let link = parts.link.as_ref().map(|(label, link)| format!("{label}:\n{link}\n\n")).unwrap_or_default();
    let signature = parts.signature.as_ref().map(|text| format!("{text}\n\n")).unwrap_or_default();
    format!("{}\n\n{link}{signature}-- \n{}\n", parts.body, parts.footer)
}

fn page(language: Language, subject: &str, parts: &Parts) -> String {
    let paragraph = |text: &str| format!("<p>{}</p>\n", lines(text));
    let body: String = parts.body.split("\n\n").map(paragraph).collect();
    let link = parts.link.as_ref().map_or(String::new(), |(label, link)| {
        format!("<p><a href=\"{}\">{}</a></p>\n", escaped(link), escaped(label))
    });
    let signature = parts.signature.as_deref().map(paragraph).unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body>\n{body}{link}{signature}<hr>\n{}</body>\n</html>\n",
        language.code(),
        escaped(subject),
        paragraph(&parts.footer),
    )
}

fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>\n")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_page_say_the_same_and_markup_is_inert() {
        let args =
            Args::from([("link".to_owned(), Arg::Text("https://polku.example.fi/\"><script>".to_owned()))]);
        let letter = render(Template::Test, Language::Sv, &args, None);
        assert!(letter.text.contains("https://polku.example.fi/"));
        assert!(letter.html.contains("lang=\"sv\"") && !letter.html.contains("<script>"));
        assert!(!letter.subject.contains('\n'));
    }

    /// Who reads a mail sees at once who is writing to them; the operator's trial mail has no agency to name.
    #[test]
    fn a_mail_greets_and_ends_with_the_agency_it_comes_from() {
        let agency =
            Arg::Localised { fi: "Palkeet".into(), sv: String::new(), en: String::from("Shared services") };
        let args = Args::from([(SENDER.to_owned(), agency)]);
        let letter = render(Template::Lapsed, Language::En, &args, None);
        assert!(letter.text.starts_with("Hello,\n\n"), "{}", letter.text);
        assert!(letter.text.contains("Kind regards,\nShared services\n\n-- \n"), "{}", letter.text);
        assert!(letter.html.contains("<p>Kind regards,<br>\nShared services</p>\n<hr>"), "{}", letter.html);
        let trial = render(Template::Test, Language::En, &Args::new(), None);
        assert!(!trial.text.contains("Kind regards"), "{}", trial.text);
    }

    #[test]
    fn each_argument_is_written_as_the_language_writes_it() {
        let moment =
            Arg::Moment { at: "2020-05-15T13:00:00Z".parse().unwrap(), zone: "Europe/Helsinki".into() };
        assert_eq!(moment.value(Language::Fi), Value::Text("pe 15.5.2020 klo 16".into()));
        assert_eq!(
            Arg::Day("2020-05-15".parse().unwrap()).value(Language::Fi),
            Value::Text("15.5.2020".into())
        );
        let title = Arg::Localised { fi: "Polku".into(), sv: String::new(), en: "Path".into() };
        assert_eq!(title.value(Language::Sv), Value::Text("Polku".into()));
        assert_eq!(title.value(Language::En), Value::Text("Path".into()));
    }
}
