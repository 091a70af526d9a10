using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using VillageListsPortal.Web.Tests.Certificates;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>Sends a form with one field wrong, byte by byte as the text says, so that no encoder mends it.</summary>
public static class SentForm
{
    /// <summary>What Kestrel takes of a request line, less its method and version.</summary>
    public const int LongestAddress = 8192 - 16;

    private const string Boundary = "knock";

    /// <summary>Sends it as a browser would.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient client, FoundForm form, string field, string bad) =>
        !form.Posts ? client.GetAsync(AddressOf(client, form, field, bad))
        : form.HasFiles ? PostPartsAsync(client, form, field, bad)
        : RawForm.PostEncodedAsync(client, form.Action, Fields(form, field, bad));

    /// <summary>The bad text as it goes into an address: as much of it as the line takes.</summary>
    public static string Fitting(HttpClient client, FoundForm form, string field, string bad)
    {
        var room = LongestAddress - AddressOf(client, form, field, "").PathAndQuery.Length;
        var sent = string.Concat(bad.Select(c => c > '\u007F' ? "%" + ((int)c).ToString("X2", CultureInfo.InvariantCulture) : c.ToString()));
        if (sent.Length <= room) return sent;
        var cut = sent.LastIndexOf('%', room - 1);
        return sent[..(cut > room - 3 ? cut : room)]; // no escape is cut in two
    }

    private static List<(string Name, string Encoded)> Fields(FoundForm form, string field, string bad) =>
        [.. form.Fields.Where(f => f.Name != field).Select(f => (f.Name, Uri.EscapeDataString(f.Value))), (field, bad)];

    private static Uri AddressOf(HttpClient client, FoundForm form, string field, string sent)
    {
        var query = string.Join('&', Fields(form, field, sent).Select(f => $"{Uri.EscapeDataString(f.Name)}={f.Encoded}"));
        return new Uri($"{client.BaseAddress}{form.Action.Split('?')[0][1..]}?{query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private static async Task<HttpResponseMessage> PostPartsAsync(HttpClient client, FoundForm form, string field, string bad)
    {
        using var body = new MemoryStream();
        foreach (var f in form.Fields)
        {
            Write(body, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{f.Name}\"");
            if (f.Kind == FieldKind.File) WriteFile(body, f, f.Name == field ? bad : null);
            else body.Write([.. "\r\n\r\n"u8, .. f.Name == field ? BytesOf(bad) : Encoding.UTF8.GetBytes(f.Value)]);
            Write(body, "\r\n");
        }

        Write(body, $"--{Boundary}--\r\n");
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
        return await client.PostAsync(form.Action, content);
    }

    /// <summary>No file, as a browser says it; or one of the kind that is taken, whose name is bad.</summary>
    private static void WriteFile(MemoryStream body, FoundField file, string? name)
    {
        var isTable = file.Value.Contains("csv", StringComparison.Ordinal);
        body.Write([.. "; filename=\""u8, .. name is null ? [] : BytesOf(name), .. name is null ? [] : isTable ? ".csv"u8.ToArray() : ".pdf"u8.ToArray(), .. "\"\r\nContent-Type: application/octet-stream\r\n\r\n"u8]);
        if (name is not null) Write(body, isTable ? "date,kind,name\n" : "%PDF-1.4\n%%EOF\n");
    }

    private static byte[] BytesOf(string sent)
    {
        var bytes = new List<byte>(sent.Length);
        for (var n = 0; n < sent.Length; n++)
        {
            var encoded = sent[n] == '%' && n + 2 < sent.Length;
            bytes.Add(encoded ? byte.Parse(sent.AsSpan(n + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : (byte)sent[n]);
            if (encoded) n += 2;
        }

        return [.. bytes];
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
