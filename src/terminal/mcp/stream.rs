//! Standard input and output for the SDK, in a program with a single thread: reading waits for the client, so it begins
//! only when every request has been answered. The same natively and with WASI, which has no other thread to wait in.

use super::super::output::patiently;
use rmcp::RoleServer;
use rmcp::model::JsonRpcMessage;
use rmcp::service::{RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use rmcp::transport::async_rw::AsyncRwTransport;
use std::io::{Read, Result, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The transport of the SDK over both streams.
pub(super) struct Streams {
    sdk: AsyncRwTransport<RoleServer, Input, Output>,
    unanswered: Arc<AtomicUsize>,
}

impl Streams {
    /// Standard input and output.
    pub(super) fn new() -> Self {
        Self { sdk: AsyncRwTransport::new(Input, Output), unanswered: Arc::default() }
    }
}

impl Transport<RoleServer> for Streams {
    type Error = std::io::Error;

    fn send(&mut self, message: TxJsonRpcMessage<RoleServer>) -> impl Future<Output = Result<()>> + Send + 'static {
        let is_answer = matches!(message, JsonRpcMessage::Response(_) | JsonRpcMessage::Error(_));
        let (sent, unanswered) = (self.sdk.send(message), Arc::clone(&self.unanswered));
        async move {
            let sent = sent.await;
            if is_answer {
                let _ = unanswered.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |open| open.checked_sub(1));
            }
            sent
        }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        while self.unanswered.load(Ordering::Relaxed) > 0 {
            tokio::task::yield_now().await;
        }
        let message = self.sdk.receive().await;
        if let Some(JsonRpcMessage::Request(_)) = message {
            self.unanswered.fetch_add(1, Ordering::Relaxed);
        }
        message
    }

    fn close(&mut self) -> impl Future<Output = Result<()>> + Send {
        self.sdk.close()
    }
}

struct Input;

impl AsyncRead for Input {
    fn poll_read(self: Pin<&mut Self>, _: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let read = patiently(|| std::io::stdin().read(into.initialize_unfilled()));
        Poll::Ready(read.map(|length| into.advance(length)))
    }
}

struct Output;

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        Poll::Ready(patiently(|| std::io::stdout().write(bytes)))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(patiently(|| std::io::stdout().flush()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        self.poll_flush(context)
    }
}
