//! The `polku` command.

fn main() -> std::process::ExitCode {
    polku::cli::main()
}
