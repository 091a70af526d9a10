using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>A mail server on loopback that speaks as much SMTP (RFC 5321) as a client needs, and keeps what it is given.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly ConcurrentQueue<string> taken = new();
    private Task serving = Task.CompletedTask;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>All that clients have said, command by command; the mails are in it as sent.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>The mails taken, header and body.</summary>
    public IReadOnlyCollection<string> Taken => taken;

    /// <summary>What RCPT TO is answered.</summary>
    public string Recipient { get; set; } = "250 OK";

    public static SmtpServer Start()
    {
        var server = new SmtpServer();
        server.listener.Start();
        server.serving = server.ServeAsync();
        return server;
    }

    /// <summary>The body of a mail, decoded.</summary>
    public static string BodyOf(string mail)
    {
        var parts = mail.Split("\r\n\r\n", 2);
        return parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Replace("\r\n", "", StringComparison.Ordinal))) : parts[1];
    }

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Stop();
        await serving;
        stopped.Dispose();
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stopped.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // the client left, or the test is over
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 loopback ESMTP");
        while (await reader.ReadLineAsync(stopped.Token) is { } line)
        {
            Said.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            await writer.WriteLineAsync(verb switch
            {
                "DATA" => "354 go on",
                "RCPT" => Recipient,
                "QUIT" => "221 bye",
                _ => "250 OK",
            });
            if (verb == "QUIT") return;
            if (verb != "DATA") continue;
            taken.Enqueue(await MailAsync(reader));
            await writer.WriteLineAsync("250 taken");
        }
    }

    private async Task<string> MailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stopped.Token) is { } line && line != ".") mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return mail.ToString();
    }
}
