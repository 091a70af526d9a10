using System.Globalization;
using System.Text;

namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>Reads PDF syntax from bytes, strictly: what it does not know fails the test.</summary>
public sealed class PdfLexer(byte[] bytes, int position, PdfFile? file)
{
    public int Position { get; private set; } = position;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position >= bytes.Length;
        }
    }

    public object Read()
    {
        SkipSpace();
        var c = (char)bytes[Position];
        return c switch
        {
            '/' => ReadName(),
            '[' => ReadArray(),
            '(' => ReadLiteral(),
            '<' when bytes[Position + 1] == '<' => ReadDictionary(),
            '<' => ReadHex(),
            '+' or '-' or '.' => ReadNumber(),
            >= '0' and <= '9' => ReadReferenceOrNumber(),
            _ => ReadWord(),
        };
    }

    private PdfName ReadName()
    {
        Position++;
        return new PdfName(Take(c => c > ' ' && !"/[]<>()".Contains(c, StringComparison.Ordinal)));
    }

    private PdfWord ReadWord()
    {
        var word = Take(c => c > ' ' && !"/[]<>()".Contains(c, StringComparison.Ordinal));
        return word.Length > 0 ? new PdfWord(word) : throw new InvalidDataException($"Unexpected byte at {Position}");
    }

    private object ReadReferenceOrNumber()
    {
        var start = Position;
        var number = ReadNumber();
        var after = Position;
        if (file is not null && Matches(" 0 R"))
        {
            return new PdfReference((int)number);
        }

        Position = after;
        return number;
    }

    private bool Matches(string text)
    {
        if (Position + text.Length > bytes.Length || Encoding.ASCII.GetString(bytes, Position, text.Length) != text)
        {
            return false;
        }

        Position += text.Length;
        return true;
    }

    private double ReadNumber() => double.Parse(Take(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.'), CultureInfo.InvariantCulture);

    private List<object> ReadArray()
    {
        var items = new List<object>();
        Position++;
        for (SkipSpace(); bytes[Position] != ']'; SkipSpace())
        {
            items.Add(Read());
        }

        Position++;
        return items;
    }

    private PdfDictionary ReadDictionary()
    {
        var entries = new Dictionary<string, object>(StringComparer.Ordinal);
        Position += 2;
        for (SkipSpace(); bytes[Position] != '>'; SkipSpace())
        {
            var key = ReadName().Value;
            entries.Add(key, Read());
        }

        Position += 2;
        return new PdfDictionary(file, entries);
    }

    private byte[] ReadHex()
    {
        Position++;
        var digits = Take(char.IsAsciiHexDigit);
        var isWhole = bytes[Position] == '>' && digits.Length % 2 == 0;
        Take(c => c != '>');
        Position++;
        if (!isWhole)
        {
            (file ?? throw new InvalidDataException("A hexadecimal string of a content stream is not whole")).Note(5, $"the string <{digits}> is not pairs of digits only");
            return [];
        }

        return Convert.FromHexString(digits);
    }

    private byte[] ReadLiteral()
    {
        Position++;
        var text = Take(c => c is not ('(' or ')' or '\\'));
        if (bytes[Position++] != ')') throw new InvalidDataException("A string that this writer does not write");
        return Encoding.ASCII.GetBytes(text);
    }

    private string Take(Func<char, bool> condition)
    {
        var start = Position;
        while (Position < bytes.Length && condition((char)bytes[Position]))
        {
            Position++;
        }

        return Encoding.ASCII.GetString(bytes, start, Position - start);
    }

    private void SkipSpace()
    {
        while (Position < bytes.Length && bytes[Position] is 32 or 10 or 13 or 9)
        {
            Position++;
        }
    }
}
