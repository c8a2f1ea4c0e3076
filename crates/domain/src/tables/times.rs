//! Days and wall-clock times as Finnish registers write them.

use jiff::civil::{Date, DateTime, Time};

/// Why a text is no day or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateTextError {
    /// Not of a known form.
    #[error("not of the form d.m.yyyy or yyyy-mm-dd")]
    Form,
    /// The form is right, but there is no such day or time, as 31.2.2019.
    #[error("there is no such day or time")]
    DoesNotExist,
}

/// Reads a day as `d.m.yyyy` (zeros optional) or `yyyy-mm-dd`, of the years 1900–2199.
///
/// # Errors
/// [`DateTextError`] for other forms and for days that do not exist.
pub fn parse_date(text: &str) -> Result<Date, DateTextError> {
    let text = text.trim();
    let (year, month, day) = if let [day, month, year] = text.split('.').collect::<Vec<_>>().as_slice() {
        (digits(year, 4..=4)?, digits(month, 1..=2)?, digits(day, 1..=2)?)
    } else if let [year, month, day] = text.split('-').collect::<Vec<_>>().as_slice() {
        (digits(year, 4..=4)?, digits(month, 2..=2)?, digits(day, 2..=2)?)
    } else {
        return Err(DateTextError::Form);
    };
    if !(1900..2200).contains(&year) {
        return Err(DateTextError::DoesNotExist);
    }
    let (month, day) = (i8::try_from(month), i8::try_from(day));
    let (Ok(month), Ok(day)) = (month, day) else { return Err(DateTextError::Form) };
    Date::new(year, month, day).map_err(|_| DateTextError::DoesNotExist)
}

/// Reads a wall-clock time: a day as in [`parse_date`], then `h:mm`, `h.mm` or `h:mm:ss` after a space or `T`.
///
/// # Errors
/// [`DateTextError`] for other forms and for times that do not exist.
pub fn parse_local_time(text: &str) -> Result<DateTime, DateTextError> {
    let (day, time) = text.trim().split_once([' ', 'T']).ok_or(DateTextError::Form)?;
    let date = parse_date(day)?;
    let parts: Vec<&str> = time.trim().split([':', '.']).collect();
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (digits(hour, 1..=2)?, digits(minute, 2..=2)?, 0),
        [hour, minute, second] => (digits(hour, 1..=2)?, digits(minute, 2..=2)?, digits(second, 2..=2)?),
        _ => return Err(DateTextError::Form),
    };
    let small = |number: i16| i8::try_from(number).map_err(|_| DateTextError::Form);
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0)
        .map_err(|_| DateTextError::DoesNotExist)?;
    Ok(date.to_datetime(time))
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Result<i16, DateTextError> {
    if !length.contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateTextError::Form);
    }
    text.parse().map_err(|_| DateTextError::Form)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finnish_and_iso_days_are_read() {
        for text in ["4.11.2019", "04.11.2019", " 2019-11-04 "] {
            assert_eq!(parse_date(text), Ok(date(2019, 11, 4)), "{text}");
        }
    }

    #[test]
    fn day_that_does_not_exist_is_told_from_a_wrong_form() {
        for text in ["31.2.2019", "2019-02-29", "0.1.2019", "1.13.2019", "1.1.0019"] {
            assert_eq!(parse_date(text), Err(DateTextError::DoesNotExist), "{text}");
        }
        for text in ["", "4/11/2019", "4.11.19", "2019-1-4", "+4.11.2019", "4.11.2019.1", "４.11.2019"] {
            assert_eq!(parse_date(text), Err(DateTextError::Form), "{text}");
        }
    }

    #[test]
    fn wall_clock_times_are_read_with_or_without_zeros() {
        assert_eq!(parse_local_time("1.05.2020 05:28"), Ok(datetime(2020, 5, 1, 5, 28, 0, 0)));
        assert_eq!(parse_local_time("2020-05-01T05:28:59"), Ok(datetime(2020, 5, 1, 5, 28, 59, 0)));
        assert_eq!(parse_local_time("1.5.2020 klo 5"), Err(DateTextError::Form));
        assert_eq!(parse_local_time("1.5.2020 25:00"), Err(DateTextError::DoesNotExist));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), close in "[0-9.:T -]{0,20}") {
            let _ = (parse_date(&text), parse_local_time(&text), parse_date(&close), parse_local_time(&close));
        }
    }
}
