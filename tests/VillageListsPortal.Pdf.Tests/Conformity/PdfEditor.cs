using System.Globalization;
using System.IO.Compression;
using System.Text;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>Breaks a good file in one way and writes it anew with true offsets and lengths, so that nothing else is wrong with it.</summary>
internal sealed class PdfEditor
{
    private readonly string header;
    private readonly List<Item> items = [];
    private string trailer;

    public PdfEditor(byte[] bytes)
    {
        var file = new PdfFile(bytes);
        trailer = Between(file.Text, "trailer\n", "\nstartxref", file.Text.LastIndexOf("trailer\n", StringComparison.Ordinal));
        header = file.Text[..15];
        foreach (var (id, offset) in file.Offsets.OrderBy(o => o.Key))
        {
            var (head, stream) = (Between(file.Text, " 0 obj\n", "\nendobj\n", offset), file.ObjectOf(id) as PdfStream);
            items.Add(new Item { Head = stream is null ? head : head[..head.IndexOf("\nstream\n", StringComparison.Ordinal)], Content = stream?.Content });
        }
    }

    /// <summary>Changes the first object that holds a text; it must be there.</summary>
    public PdfEditor Replace(string holding, string old, string changed)
    {
        var item = items.Find(i => i.Head.Contains(holding, StringComparison.Ordinal) && i.Head.Contains(old, StringComparison.Ordinal));
        Assert.True(item is not null, $"no object with {holding} holds {old}");
        var at = item.Head.IndexOf(old, StringComparison.Ordinal);
        item.Head = string.Concat(item.Head.AsSpan(0, at), changed, item.Head.AsSpan(at + old.Length));
        return this;
    }

    /// <summary>Changes the first object that holds a text as a whole.</summary>
    public PdfEditor Head(string holding, Func<string, string> change)
    {
        var item = items.First(i => i.Head.Contains(holding, StringComparison.Ordinal));
        item.Head = change(item.Head);
        return this;
    }

    public PdfEditor Trailer(string old, string changed)
    {
        Assert.Contains(old, trailer, StringComparison.Ordinal);
        trailer = trailer.Replace(old, changed, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Changes the content of the first stream that holds a text in its content.</summary>
    public PdfEditor Content(string holding, Func<string, string> change)
    {
        var item = items.Find(i => i.Content is { } c && Encoding.Latin1.GetString(c).Contains(holding, StringComparison.Ordinal));
        Assert.True(item is not null, $"no stream holds {holding}");
        var before = Encoding.Latin1.GetString(item.Content!);
        var after = change(before);
        Assert.NotEqual(before, after);
        item.Content = Encoding.Latin1.GetBytes(after);
        return this;
    }

    /// <summary>Changes the content of the stream that an entry of the first object with a text refers to.</summary>
    public PdfEditor Stream(string entry, Func<byte[], byte[]> change)
    {
        var holder = items.First(i => i.Head.Contains(entry, StringComparison.Ordinal)).Head;
        var id = int.Parse(holder[(holder.IndexOf(entry, StringComparison.Ordinal) + entry.Length)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
        items[id - 1].Content = change(items[id - 1].Content!);
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        Write(file, header);
        var offsets = new List<long>();
        foreach (var item in items)
        {
            offsets.Add(file.Position);
            Write(file, $"{offsets.Count} 0 obj\n");
            if (item.Content is { } content) WriteStream(file, item.Head, content);
            else Write(file, item.Head);
            Write(file, "\nendobj\n");
        }

        var start = file.Position;
        Write(file, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n{string.Concat(offsets.Select(o => $"{o:D10} 00000 n \n"))}trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    private static void WriteStream(MemoryStream file, string head, byte[] content)
    {
        var stored = head.Contains("/FlateDecode", StringComparison.Ordinal) ? Deflate(content) : content;
        var at = head.LastIndexOf("/Length ", StringComparison.Ordinal);
        Write(file, $"{head[..at]}/Length {stored.Length} >>\nstream\n");
        file.Write(stored);
        Write(file, "\nendstream");
    }

    private static byte[] Deflate(byte[] content)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(content);
        return target.ToArray();
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static string Between(string text, string first, string last, int from)
    {
        var begin = text.IndexOf(first, from, StringComparison.Ordinal) + first.Length;
        return text[begin..text.IndexOf(last, begin, StringComparison.Ordinal)];
    }

    private sealed class Item
    {
        public required string Head { get; set; }

        public byte[]? Content { get; set; }
    }
}
