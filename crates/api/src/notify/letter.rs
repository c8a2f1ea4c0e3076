//! A mail in words: text and HTML from the same message.

use polku_i18n::{Language, Value, text};

use super::args::{Arg, Args};
use super::template::Template;
use crate::db::Coded;

/// A mail as its recipient will read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text, paragraphs apart by an empty line.
    pub text: String,
    /// The same as a page.
    pub html: String,
}

/// Writes the mail.
pub fn render(template: Template, language: Language, args: &Args) -> Letter {
    let values: Vec<(&str, Value)> =
        args.iter().map(|(name, arg)| (name.as_str(), arg.value(language))).collect();
    let say = |key: &str| text(language, key, &values);
    let name = template.code();
    // A line break in an argument must not become a header of its own.
    let subject = say(&format!("mail-{name}-subject")).replace(['\r', '\n'], " ");
    let body = say(&format!("mail-{name}-body")).replace('\r', "");
    let link = match args.get("link") {
        Some(Arg::Text(link)) => Some((text(language, "mail-open-link", &[]), link.clone())),
        _ => None,
    };
    let footer = text(language, "mail-footer", &[]);
    let shown_link = link.as_ref().map(|(label, link)| format!("{label}:\n{link}\n\n")).unwrap_or_default();
    Letter {
        text: format!("{body}\n\n{shown_link}-- \n{footer}\n"),
        html: page(language, &subject, &body, link.as_ref(), &footer),
        subject,
    }
}

fn page(
    language: Language,
    subject: &str,
    body: &str,
    link: Option<&(String, String)>,
    footer: &str,
) -> String {
    let paragraphs: String = body.split("\n\n").map(|text| format!("<p>{}</p>\n", lines(text))).collect();
    let link = link.map_or(String::new(), |(label, link)| {
        format!("<p><a href=\"{}\">{}</a></p>\n", escaped(link), escaped(label))
    });
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body>\n{paragraphs}{link}<hr>\n<p>{}</p>\n</body>\n</html>\n",
        language.code(),
        escaped(subject),
        lines(footer),
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
        let letter = render(Template::Test, Language::Sv, &args);
        assert!(letter.text.contains("https://polku.example.fi/"));
        assert!(letter.html.contains("lang=\"sv\"") && !letter.html.contains("<script>"));
        assert!(!letter.subject.contains('\n'));
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
