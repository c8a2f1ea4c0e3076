//! `frontend/dist/`: files under names that carry their content, and a manifest that lists them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::compile::Module;
use super::{ENTRIES, Profile, pack, texts};
use crate::locales::Catalogue;
use crate::project;
use crate::steps::Counts;

/// What the server reads first: entries, style sheet, and every file with its compressed forms.
pub const MANIFEST: &str = "frontend/dist/manifest.json";
/// The start page of every entry, with `{{ … }}` where its files and texts go.
const PAGE: &str = "frontend/app/page.html";
/// Style sheets, in this order, each folder by file name: tokens and components, then pages.
const STYLES: [&str; 2] = ["frontend/ui/style/", "frontend/app/style/"];
/// Copied as they are, to the root of the site (icons, robots.txt).
const STATIC: &str = "frontend/app/static/";

/// Whether `frontend/dist/` was built from inputs with this digest.
pub fn is_current(inputs: &str) -> Result<bool> {
    Ok(manifest().is_ok_and(|manifest| manifest.get("inputs").and_then(Value::as_str) == Some(inputs)))
}

fn manifest() -> Result<Value> {
    let text = std::fs::read_to_string(project::path(MANIFEST)?).context("frontend/dist is not built")?;
    Ok(serde_json::from_str(&text)?)
}

/// How the modules were built.
pub struct Build<'a> {
    pub profile: Profile,
    /// With the standard library built for size.
    pub lean: bool,
    /// The digest of what they were built from.
    pub inputs: &'a str,
}

/// Writes all files into a new folder and puts it in the place of the old one.
pub fn write(modules: &[Module], build: &Build<'_>) -> Result<()> {
    let Build { profile, lean, inputs } = *build;
    let dist = project::path("frontend/dist")?;
    let fresh = project::path("frontend/target/dist")?;
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh)?;
    }
    let mut site = Site { folder: fresh.clone(), compress: profile == Profile::Release, files: Map::new() };
    let style = site.hashed("polku", "css", style_sheet()?.as_bytes())?;
    let catalogue = Catalogue::read()?;
    let page =
        std::fs::read_to_string(project::path(PAGE)?).with_context(|| format!("cannot read {PAGE}"))?;
    let mut entries = Map::new();
    for module in modules {
        let wasm = site.hashed(module.name, "wasm", &module.wasm)?;
        let script = site.hashed(module.name, "js", glue(module, &wasm)?.as_bytes())?;
        if let Some(snippets) = &module.snippets {
            site.copy(snippets, "assets/snippets")?;
        }
        // Built the plain way, a module holds paths of sources and names of types as well, among which a key may stand.
        let asking = lean.then_some(module.wasm.as_slice());
        let texts =
            texts::write(module.name, asking, &mut |name, json| site.hashed(name, "json", json.as_bytes()))?;
        let [fi, sv, en] = texts.each_ref().map(|path| format!("/{path}"));
        let fill = [
            ("entry", module.name),
            ("style", &style),
            ("script", &script),
            ("wasm", &wasm),
            ("texts-fi", &fi),
            ("texts-sv", &sv),
            ("texts-en", &en),
        ];
        let html = format!("{}.html", module.name);
        site.put(&html, filled(&page, &fill, &catalogue)?.as_bytes())?;
        entries.insert(
            module.name.to_owned(),
            json!({ "html": html, "script": script, "wasm": wasm, "texts": texts, "limit": limit(module.name) }),
        );
    }
    let icons = project::path(STATIC)?;
    if icons.is_dir() {
        site.copy(&icons, "")?;
    }
    let manifest = json!({
        "inputs": inputs, "profile": profile.name(), "lean": lean, "style": style, "entries": entries,
        "files": site.files,
    });
    std::fs::write(fresh.join("manifest.json"), serde_json::to_string_pretty(&manifest)?)?;
    // Under version control, so that the server always has a folder to embed.
    std::fs::write(fresh.join(".gitkeep"), "")?;
    if dist.exists() {
        std::fs::remove_dir_all(&dist)?;
    }
    std::fs::rename(&fresh, &dist)?;
    Ok(())
}

fn limit(name: &str) -> Option<usize> {
    ENTRIES.iter().find(|entry| entry.name == name).map(|entry| entry.limit)
}

/// The glue, and one line more that starts the module under its final name. A script of its own in the page would
/// need a looser content security policy, and one in a file another request.
fn glue(module: &Module, wasm: &str) -> Result<String> {
    anyhow::ensure!(
        module.glue.contains("__wbg_init as default"),
        "the glue of {} has another form",
        module.name
    );
    let file = wasm.rsplit('/').next().unwrap_or(wasm);
    let start = format!("await __wbg_init({{ module_or_path: new URL(\"{file}\", import.meta.url) }});");
    Ok(format!("{}\n{start}\n", module.glue))
}

/// Fills `{{ name }}` from `values` and `{{ fi:key }}` from the texts of that language.
fn filled(page: &str, values: &[(&str, &str)], catalogue: &Catalogue) -> Result<String> {
    let mut result = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) =
            after.split_once("}}").with_context(|| format!("{PAGE}: a {{{{ without }}}}"))?;
        result.push_str(before);
        let name = name.trim();
        let value = match name.split_once(':') {
            Some((language, key)) => catalogue.plain(language, key)?,
            None => values
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
                .with_context(|| format!("{PAGE}: no value for {name}"))?,
        };
        result.push_str(&escaped(&value));
        rest = behind;
    }
    result.push_str(rest);
    Ok(result)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn style_sheet() -> Result<String> {
    let root = project::root()?;
    let files = project::files()?;
    let mut sheet = String::new();
    for folder in STYLES {
        for name in files.iter().filter(|name| name.starts_with(folder) && name.ends_with(".css")) {
            sheet.push_str(&std::fs::read_to_string(root.join(name))?);
            sheet.push('\n');
        }
    }
    anyhow::ensure!(!sheet.is_empty(), "no style sheet in {}", STYLES.join(" or "));
    Ok(sheet)
}

/// The folder being written, and what is in it.
struct Site {
    folder: PathBuf,
    compress: bool,
    files: Map<String, Value>,
}

impl Site {
    /// Puts a file under `assets/` with its content in the name; answers the path from the site's root.
    fn hashed(&mut self, name: &str, extension: &str, content: &[u8]) -> Result<String> {
        let digest = hex::encode(Sha256::digest(content));
        let path = format!("assets/{name}-{}.{extension}", digest.get(..16).unwrap_or(&digest));
        self.put(&path, content)?;
        Ok(path)
    }

    fn put(&mut self, path: &str, content: &[u8]) -> Result<()> {
        let target = self.folder.join(path);
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&target, content)?;
        let mut entry = json!({ "size": content.len() });
        if self.compress {
            let packed = pack::pack(content)?;
            for (encoding, extension, form) in [("br", "br", packed.brotli), ("gzip", "gz", packed.gzip)] {
                if let (Some(form), Some(entry)) = (form, entry.as_object_mut()) {
                    std::fs::write(self.folder.join(format!("{path}.{extension}")), &form)?;
                    entry.insert(encoding.to_owned(), json!(form.len()));
                }
            }
        }
        self.files.insert(path.to_owned(), entry);
        Ok(())
    }

    fn copy(&mut self, from: &Path, to: &str) -> Result<()> {
        let mut waiting = vec![from.to_path_buf()];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    waiting.push(path);
                } else {
                    let inside = path.strip_prefix(from)?.to_string_lossy().replace('\\', "/");
                    let name = if to.is_empty() { inside } else { format!("{to}/{inside}") };
                    self.put(&name, &std::fs::read(&path)?)?;
                }
            }
        }
        Ok(())
    }
}

/// Holds each entry's wasm, glue and texts, as they travel, to its limit. Where the compiler at hand could not build them
/// the lean way, their weight is shown and not judged.
pub fn check_sizes() -> Result<Counts> {
    let manifest = manifest()?;
    let lean = manifest.get("lean") == Some(&Value::Bool(true));
    let mut counts = Counts::NONE;
    for entry in &ENTRIES {
        let files =
            manifest.pointer(&format!("/entries/{}", entry.name)).context("manifest without an entry")?;
        let weight = |path: &Value| -> Result<usize> {
            let file = path
                .as_str()
                .and_then(|path| manifest.get("files")?.get(path))
                .context("manifest without the file")?;
            let size = file.get("br").or_else(|| file.get("size")).and_then(Value::as_u64);
            Ok(usize::try_from(size.context("manifest without a size")?)?)
        };
        let of = |kind: &str| weight(files.get(kind).unwrap_or(&Value::Null));
        // A reader gets the texts of one language; the longest counts.
        let texts = files.get("texts").and_then(Value::as_array).into_iter().flatten();
        let texts: usize = texts.map(weight).collect::<Result<Vec<_>>>()?.into_iter().max().unwrap_or(0);
        let size = of("wasm")? + of("script")? + texts;
        let well = size <= entry.limit;
        let verdict = match (lean, well) {
            (false, _) => "NOT JUDGED by",
            (true, true) => "within",
            (true, false) => "OVER",
        };
        println!(
            "{:<12} {:>7.1} KB brotli, {verdict} {} KB",
            entry.name,
            size as f64 / 1024.0,
            entry.limit / 1024
        );
        if well || !lean {
            counts.passed += 1;
        } else {
            counts.failed += 1;
        }
    }
    Ok(counts)
}
