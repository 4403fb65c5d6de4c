//! How many rows a second are read from files: `cargo run --release -p boards --example rows -- 1000000` makes them in
//! memory as they are read, in CSV, JSON lines, a JSON array and XML, and prints the largest memory this process had; a
//! file name in the place of the number reads that file.

use std::{
    env, fs,
    io::{self, Read},
    time::Instant,
};

use boards::{Kind, Limits, file};

fn main() {
    let argument = env::args().nth(1).unwrap_or_else(|| "100000".to_owned());
    match argument.parse::<u64>() {
        Ok(rows) => {
            for format in [Format::Csv, Format::Lines, Format::Array, Format::Xml] {
                run(&format!("{format:?}"), Rows::new(format, rows));
            }
        }
        Err(_) => run(&argument, fs::File::open(&argument).expect("the file can be read")),
    }
}

fn run(name: &str, source: impl Read) {
    let limits = Limits {
        bytes: 1 << 40,
        postings: 1 << 40,
    };
    let start = Instant::now();
    let (mut postings, mut faults, mut bytes) = (0_u64, 0_u64, 0_usize);
    match file(&Kind::Site, source, limits) {
        Ok(read) => {
            for piece in read {
                match piece {
                    Ok(posted) => {
                        postings += 1;
                        bytes += posted.text.len();
                    }
                    Err(fault) => {
                        if faults < 5 {
                            eprintln!("{fault}");
                        }
                        faults += 1;
                    }
                }
            }
        }
        Err(why) => eprintln!("{why}"),
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{{\"file\": \"{name}\", \"postings\": {postings}, \"faults\": {faults}, \"text_bytes\": {bytes}, \"seconds\": {seconds:.3}, \
         \"rows_per_second\": {:.0}, \"largest_memory_mb\": {}}}",
        postings as f64 / seconds,
        largest_memory() / 1024
    );
}

/// In kilobytes; 0 where the system does not say.
fn largest_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0)
}

#[derive(Clone, Copy, Debug)]
enum Format {
    Csv,
    Lines,
    Array,
    Xml,
}

/// Makes rows as they are read.
struct Rows {
    format: Format,
    left: u64,
    at: u64,
    buffer: Vec<u8>,
    given: usize,
}

impl Rows {
    fn new(format: Format, rows: u64) -> Self {
        let start = match format {
            Format::Csv => "id,title,text,url,language,employment_type,location,pay,urgent,posted_at\n",
            Format::Lines => "",
            Format::Array => "[",
            Format::Xml => "<source>",
        };
        Self {
            format,
            left: rows,
            at: 0,
            buffer: start.into(),
            given: 0,
        }
    }

    fn row(&mut self) -> String {
        self.at += 1;
        let at = self.at;
        let text = "We build kilns in 杭州 and Berlin; you read the cones and write them down. ".repeat(12);
        let pay = "25-50K·16薪";
        match self.format {
            Format::Csv => format!(
                "{at},Kiln Engineer {at},\"{text}\",https://example.org/jobs/{at},en,full_time,Berlin;杭州,{pay},false,2026-11-20\n"
            ),
            Format::Lines | Format::Array => {
                let end = match (self.format, self.left) {
                    (Format::Array, 1) => "]",
                    (Format::Array, _) => ",\n",
                    (Format::Csv | Format::Lines | Format::Xml, _) => "\n",
                };
                format!(
                    r#"{{"id": {at}, "title": "Kiln Engineer {at}", "text": "{text}", "url": "https://example.org/jobs/{at}", "language": "en", "location": "Berlin", "pay": "{pay}", "urgent": false, "posted_at": "2026-11-20"}}{end}"#
                )
            }
            Format::Xml => {
                let end = if self.left == 1 { "</source>" } else { "\n" };
                format!(
                    "<job><partnerJobId>J-{at}-1</partnerJobId><title>Kiln Engineer {at}</title><description><![CDATA[<p>{text}</p>]]></description>\
                     <applyUrl>https://example.org/jobs/{at}</applyUrl><location>Berlin, Germany</location></job>{end}"
                )
            }
        }
    }
}

impl Read for Rows {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.buffer.len() {
            if self.left == 0 {
                return Ok(0);
            }
            self.buffer = self.row().into_bytes();
            self.left -= 1;
            self.given = 0;
        }
        let rest = &self.buffer[self.given..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.given += length;
        Ok(length)
    }
}
