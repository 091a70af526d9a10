using System.Globalization;
using System.Net.Sockets;
using System.Text;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A gigabyte sent to the checking page: refused early, and no memory spent on it.</summary>
public sealed class UploadTests(UploadTests.RunningPortal running) : IClassFixture<UploadTests.RunningPortal>
{
    private const long Gigabyte = 1L << 30;
    private const long MostTaken = 32L << 20; // 5 MiB that a file may have, and what lies in the sockets' buffers
    private const long MostMemory = 50L << 20;
    private const string Boundary = "knock";

    [Theory]
    [InlineData("/verify?handler=File", true)]
    [InlineData("/verify?handler=File", false)]
    [InlineData("/verify", false)]
    [InlineData("/account/sign-in", false)]
    public async Task A_gigabyte_is_refused_early(string address, bool saysHowMuch)
    {
        await running.WarmAsync();
        var before = running.Memory();
        var (sent, answer) = await SendAsync(address, saysHowMuch);
        var grown = running.Memory() - before;
        Assert.True(sent < MostTaken, $"{sent} bytes were taken");
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 413", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
        if (saysHowMuch) Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.True(grown < MostMemory, $"{grown >> 20} MiB more");
        await running.WarmAsync(); // and it goes on
    }

    /// <summary>Sends from a generator until it is cut off; what was taken and what was answered.</summary>
    private async Task<(long Sent, string Answer)> SendAsync(string path, bool saysHowMuch)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", running.Portal.Address.Port);
        var stream = client.GetStream(); // goes with the client
        var length = saysHowMuch ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Gigabyte}") : "Transfer-Encoding: chunked";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\n{length}\r\n\r\n"));
#pragma warning disable CA2025 // awaited before the client goes
        var answer = ReadAsync(stream);
#pragma warning restore CA2025
        var sent = 0L;
        try
        {
            for (var chunk = Chunk(first: true, saysHowMuch); sent < Gigabyte && !answer.IsCompleted; sent += chunk.Length)
            {
                await stream.WriteAsync(chunk).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
                chunk = Chunk(first: false, saysHowMuch);
            }
        }
        catch (IOException)
        {
            // cut off
        }

        return (sent, await answer.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static byte[] Chunk(bool first, bool bare)
    {
        var begin = first ? $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"paper.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" : "";
        var data = begin.PadRight(64 * 1024, 'x');
        return Encoding.ASCII.GetBytes(bare ? data : string.Create(CultureInfo.InvariantCulture, $"{data.Length:X}\r\n{data}\r\n"));
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
        }
        catch (IOException)
        {
            return ""; // closed on us
        }
    }

    /// <summary>A portal process for these tests.</summary>
    public sealed class RunningPortal : IAsyncLifetime
    {
        public PortalProcess Portal { get; } = new();

        public Task InitializeAsync() => Portal.StartAsync();

        /// <summary>What is loaded once does not count.</summary>
        public async Task WarmAsync()
        {
            using var visitor = Portal.Visitor();
            using var content = new MultipartFormDataContent(Boundary) { { new ByteArrayContent(new byte[4 << 20]), "file", "paper.pdf" } };
            using var answer = await visitor.PostAsync("/verify?handler=File", content);
            Assert.True((int)answer.StatusCode < 500);
        }

        /// <summary>Resident memory of the process, bytes.</summary>
        public long Memory()
        {
            var line = File.ReadLines($"/proc/{Portal.ProcessId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }

        public Task DisposeAsync() => Portal.DisposeAsync().AsTask();
    }
}
