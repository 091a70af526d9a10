using System.Runtime.CompilerServices;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Lets an interpolated string be written piece by piece, so that no string is made of it: a document has dozens of objects.</summary>
[InterpolatedStringHandler]
internal readonly ref struct PdfText
{
    public PdfText(int literalLength, int formattedCount, ByteBuffer buffer) => Buffer = buffer;

    /// <summary>Begins a new object.</summary>
    public PdfText(int literalLength, int formattedCount, ObjectWriter writer)
        : this(literalLength, formattedCount, writer, writer.Reserve())
    {
    }

    /// <summary>Begins an object whose number is known.</summary>
    public PdfText(int literalLength, int formattedCount, ObjectWriter writer, int id) => (Id, Buffer) = (id, writer.Begin(id));

    /// <summary>Number of the object begun.</summary>
    public int Id { get; }

    public ByteBuffer Buffer { get; }

    public void AppendLiteral(string ascii) => Buffer.Add(ascii);

    public void AppendFormatted(string? ascii) => Buffer.Add(ascii ?? "");

    public void AppendFormatted(int value) => Buffer.Add(value);

    public void AppendFormatted(double value) => Buffer.Add(value);

    /// <param name="value">The number.</param>
    /// <param name="format">A zero, a point and a number sign for each decimal, as in 0.##.</param>
    public void AppendFormatted(double value, string format) => Buffer.Add(value, format.Length - 2);

    public void AppendFormatted(TextString value) => value.AddTo(Buffer);
}
