using System.Diagnostics;
using System.Text.Json;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>
/// Reads a stranger's file in a process of its own, with little memory and little time and without the settings of this one: whatever a
/// hostile file does to its reader ends there, and here in a sentence.
/// </summary>
public static class DocumentReader
{
    private const int LargestAnswer = 8 * 1024 * 1024;
    private const string MostMemory = "18000000"; // 384 MB, in hexadecimal as the runtime wants it
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(20);
    private static readonly string[] Passed = ["PATH", "HOME", "DOTNET_ROOT", "LD_LIBRARY_PATH", "LANG", "TMPDIR", "SystemRoot", "TEMP"];

    /// <summary>What is in the file, or why that cannot be said.</summary>
    public static async Task<ReadDocument> ReadAsync(Stream file, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestRead);
        using var reader = Process.Start(Program()) ?? throw new InvalidOperationException("The reader of documents does not start.");
        try
        {
            reader.BeginErrorReadLine(); // what it complains of helps nobody, but must not fill the pipe
            var answer = AnswerAsync(reader.StandardOutput.BaseStream, limit.Token);
            await Task.WhenAll(SendAsync(reader.StandardInput, file, limit.Token), answer);
            await reader.WaitForExitAsync(limit.Token);
            return reader.ExitCode == 0 ? await answer ?? ReadDocument.Failed("broken") : ReadDocument.Failed("broken");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return ReadDocument.Failed("slow");
        }
        finally
        {
            if (!reader.HasExited) reader.Kill(entireProcessTree: true);
        }
    }

    private static async Task SendAsync(StreamWriter input, Stream file, CancellationToken stop)
    {
        try
        {
            await file.CopyToAsync(input.BaseStream, stop);
            input.Close();
        }
        catch (IOException)
        {
            // It has ended already; its answer, or that there is none, tells why.
        }
    }

    private static async Task<ReadDocument?> AnswerAsync(Stream output, CancellationToken stop)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await output.ReadAsync(buffer, stop) is > 0 and var count)
        {
            if (answer.Length + count > LargestAnswer) return null;
            await answer.WriteAsync(buffer.AsMemory(0, count), stop);
        }

        try
        {
            return JsonSerializer.Deserialize<ReadDocument>(answer.GetBuffer().AsSpan(0, (int)answer.Length));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>This program again, as the command that reads one document.</summary>
    private static ProcessStartInfo Program()
    {
        var name = typeof(DocumentReader).Assembly.GetName().Name!;
        var self = Environment.ProcessPath ?? "";
        var start = Path.GetFileNameWithoutExtension(self) == name
            ? new ProcessStartInfo(self, ["read-document"])
            : new ProcessStartInfo(Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet", [Path.Combine(AppContext.BaseDirectory, $"{name}.dll"), "read-document"]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var passed = Passed.Select(v => (Name: v, Value: Environment.GetEnvironmentVariable(v))).Where(v => v.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (variable, value) in passed) start.Environment[variable] = value;
        (start.Environment["DOTNET_GCHeapHardLimit"], start.Environment["DOTNET_gcServer"], start.Environment["DOTNET_EnableDiagnostics"]) = (MostMemory, "0", "0");
        return start;
    }
}
