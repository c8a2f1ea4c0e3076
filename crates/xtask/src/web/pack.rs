//! Compression, done once at build time at the highest level.

use std::io::Write;

use anyhow::Result;

/// Files below this size gain nothing that a packet would notice.
const SMALLEST: usize = 512;

/// The compressed forms of one file; absent when they would not be smaller.
pub struct Packed {
    pub brotli: Option<Vec<u8>>,
    pub gzip: Option<Vec<u8>>,
}

pub fn pack(content: &[u8]) -> Result<Packed> {
    if content.len() < SMALLEST {
        return Ok(Packed { brotli: None, gzip: None });
    }
    let smaller = |packed: Vec<u8>| (packed.len() < content.len()).then_some(packed);
    Ok(Packed { brotli: smaller(brotli(content)?), gzip: smaller(gzip(content)?) })
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24);
    writer.write_all(content)?;
    writer.flush()?;
    drop(writer);
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_forms_unpack_to_what_went_in() {
        let content = "path ".repeat(1000).into_bytes();
        let packed = pack(&content).unwrap();
        let mut from_brotli = Vec::new();
        brotli::Decompressor::new(packed.brotli.unwrap().as_slice(), 4096)
            .read_to_end(&mut from_brotli)
            .unwrap();
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(packed.gzip.unwrap().as_slice()).read_to_end(&mut from_gzip).unwrap();
        assert_eq!(from_brotli, content);
        assert_eq!(from_gzip, content);
    }

    #[test]
    fn a_tiny_file_is_left_as_it_is() {
        let packed = pack(b"User-agent: *").unwrap();
        assert!(packed.brotli.is_none() && packed.gzip.is_none());
    }
}
