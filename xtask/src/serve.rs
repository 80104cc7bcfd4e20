//! Serves the site on this machine and rebuilds it when a source file changes.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use tiny_http::{HTTPVersion, Header, Method, Request, Response, Server, StatusCode};

use crate::page::Address;
use crate::say::{note, step};
use crate::site::Wasm;
use crate::{compress, policy, site, watch, workspace};

/// Serves the site until the process is stopped.
pub(crate) fn serve(port: u16, release: bool) -> Result<()> {
    let folder = if release { workspace::dist() } else { workspace::target().join("serve") };
    let server = match Server::http((Ipv4Addr::LOCALHOST, port)) {
        Ok(server) => Arc::new(server),
        Err(error) => bail!(
            "port {port} cannot be used ({error}); choose another with `cargo xtask serve --port {}`",
            port.wrapping_add(1)
        ),
    };
    let origin = format!("http://127.0.0.1:{port}");
    let build = || {
        // A release doesn't depend on its address. A local site has one, because frames need it.
        let built = if release {
            Address::new(None, None).and_then(|address| site::dist(&address, Wasm::Build))
        } else {
            let address = Address::new(None, Some(&origin));
            let soon = || note(&format!("{origin}/ shows the workbench; the other pages follow"));
            step("building the site", || site::quick(&folder, &address?, &soon))
        };
        match built {
            Ok(()) => note(&format!("http://127.0.0.1:{port}/ is up to date")),
            Err(error) => note(&format!("not built: {error:#}\n  waiting for the next change")),
        }
    };
    for _ in 0..4 {
        let (server, folder) = (Arc::clone(&server), folder.clone());
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                // A closed connection is not an error.
                let _ = answer(request, &folder, port);
            }
        });
    }
    build();
    println!("serving http://127.0.0.1:{port}/ and watching for changes; end with Ctrl+C");
    watch::forever(build)
}

/// Why a request is refused: status and message. Checking `Host` stops DNS rebinding: a page whose host name was made
/// to resolve to this machine sends that name.
fn refusal(method: &Method, host: Option<&str>, port: u16) -> Option<(u16, &'static str)> {
    let own = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}"));
    if !host.is_some_and(|host| own.iter().any(|own| own.eq_ignore_ascii_case(host))) {
        return Some((421, "This server answers to 127.0.0.1 and localhost alone.\n"));
    }
    let reads = matches!(method, Method::Get | Method::Head);
    (!reads).then_some((405, "This server answers to GET and HEAD alone.\n"))
}

fn answer(request: Request, folder: &Path, port: u16) -> Result<()> {
    let address = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    if let Some((status, says)) = refusal(request.method(), host, port) {
        let answer = Response::from_string(says).with_header(header("Allow", "GET, HEAD")?);
        return send(request, answer.with_status_code(StatusCode(status)));
    }
    let Some(mut file) = locate(folder, &address) else {
        return match File::open(folder.join("404.html")) {
            Ok(page) => {
                let page = with_headers(Response::from_file(page), &address, port, "text/html; charset=utf-8", None)?;
                send(request, page.with_status_code(StatusCode(404)))
            }
            Err(_) => missing(request, &address, port, "There is no such page.\n"),
        };
    };
    if file.is_dir() {
        if !address.ends_with('/') {
            let to = header("Location", &format!("{address}/"))?;
            return send(request, Response::empty(308).with_header(to));
        }
        file.push("index.html");
    }
    let kind = mime(&file);
    let accepted = accepted_encodings(&request);
    let packed = [("br", "br"), ("gzip", "gz")].into_iter().find(|(name, suffix)| {
        accepted.split(',').any(|one| one.split(';').next().unwrap_or_default().trim() == *name)
            && compress::with_suffix(&file, suffix).is_file()
    });
    let (path, encoding) = match packed {
        Some((name, suffix)) => (compress::with_suffix(&file, suffix), Some(name)),
        None => (file, None),
    };
    match File::open(&path) {
        Ok(open) => send(request, with_headers(Response::from_file(open), &address, port, kind, encoding)?),
        Err(_) => missing(request, &address, port, "There is no such file.\n"),
    }
}

/// Sends a response in HTTP/1.0, after which the client closes the connection. The server gives each connection a thread,
/// and when several open at once, some wait for the thread of another: with connections that stay open, for ever.
fn send<R: Read>(request: Request, response: Response<R>) -> Result<()> {
    let (headers, is_head) = (request.headers().to_vec(), *request.method() == Method::Head);
    let mut client = request.into_writer();
    let sent =
        response.raw_print(&mut client, HTTPVersion(1, 0), &headers, is_head, None).and_then(|()| client.flush());
    match sent {
        // The visitor went on to another page.
        Err(error) if matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset) => Ok(()),
        sent => Ok(sent?),
    }
}

fn missing(request: Request, address: &str, port: u16, says: &str) -> Result<()> {
    let answer = with_headers(Response::from_string(says), address, port, "text/plain; charset=utf-8", None)?;
    send(request, answer.with_status_code(StatusCode(404)))
}

/// The file for a request path; never one outside the folder.
fn locate(folder: &Path, address: &str) -> Option<PathBuf> {
    let inside = address.trim_start_matches('/');
    let plain = inside.split('/').all(|part| part != ".." && !part.contains(['\\', ':', '%']));
    let path = folder.join(inside);
    (plain && path.exists()).then_some(path)
}

fn accepted_encodings(request: &Request) -> String {
    let wanted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    wanted.map(|header| header.value.as_str().to_owned()).unwrap_or_default()
}

fn with_headers<R: Read>(
    response: Response<R>,
    address: &str,
    port: u16,
    kind: &str,
    encoding: Option<&str>,
) -> Result<Response<R>> {
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        ("Content-Security-Policy", policy::header(address, Some(&format!("http://127.0.0.1:{port}")))),
        ("Cache-Control", "no-store".to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        // Documentation sites on other origins may embed the element.
        ("Access-Control-Allow-Origin", "*".to_owned()),
    ];
    headers.extend(encoding.map(|encoding| ("Content-Encoding", encoding.to_owned())));
    headers.into_iter().try_fold(response, |response, (name, value)| Ok(response.with_header(header(name, &value)?)))
}

fn header(name: &str, value: &str) -> Result<Header> {
    match Header::from_bytes(name, value) {
        Ok(header) => Ok(header),
        Err(()) => bail!("`{name}: {value}` is no header"),
    }
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "ts" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpStream;

    /// Sends a raw request to a server with one page. Returns the first line of the response and its body.
    fn ask(request: &str) -> Result<(String, String)> {
        let folder = workspace::target().join("serve-test");
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("index.html"), "the page")?;
        let Ok(server) = Server::http((Ipv4Addr::LOCALHOST, 0)) else { bail!("no port is free") };
        let Some(address) = server.server_addr().to_ip() else { bail!("the server has no address") };
        let port = address.port();
        let mut client = TcpStream::connect(address)?;
        client.write_all(request.replace("PORT", &port.to_string()).as_bytes())?;
        answer(server.recv()?, &folder, port)?;
        drop(server);
        let mut said = String::new();
        client.read_to_string(&mut said)?;
        let (head, body) = said.split_once("\r\n\r\n").unwrap_or((&said, ""));
        Ok((head.lines().next().unwrap_or_default().to_owned(), body.to_owned()))
    }

    #[track_caller]
    fn check(method: &str, host: &str, status: &str, body: &str) -> Result<()> {
        let (line, said) =
            ask(&format!("{method} / HTTP/1.1\r\n{host}Content-Length: 0\r\nConnection: close\r\n\r\n"))?;
        assert!(line.starts_with("HTTP/1.0 "), "a connection that stays open keeps a thread: {line}");
        assert!(line.contains(status), "{method} with {host:?} is answered {line}");
        assert!(said.starts_with(body) && said.is_empty() == body.is_empty(), "{method} with {host:?} gives {said:?}");
        Ok(())
    }

    #[test]
    fn only_this_machine_may_look_and_nobody_may_write() -> Result<()> {
        check("GET", "Host: 127.0.0.1:PORT\r\n", "200", "the page")?;
        check("GET", "Host: LocalHost:PORT\r\n", "200", "the page")?;
        check("HEAD", "Host: localhost:PORT\r\n", "200", "")?;
        for host in [
            "Host: rebound.example:PORT\r\n",
            "Host: 127.0.0.1:1\r\n",
            "Host: 127.0.0.1\r\n",
            "Host: localhost.example:PORT\r\n",
            "",
        ] {
            check("GET", host, "421", "This server answers to 127.0.0.1")?;
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
            check(method, "Host: 127.0.0.1:PORT\r\n", "405", "This server answers to GET")?;
        }
        Ok(())
    }
}
