using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>A text string as UTF-16 with byte order mark, in hexadecimal, so that nothing needs escaping.</summary>
/// <param name="Value">What it says.</param>
internal readonly record struct TextString(string Value)
{
    private const int MaxBytes = 32_767 - 2;

    /// <exception cref="ArgumentException">It is longer than a string may be (ISO 19005-2, 6.1.13: 32,767 bytes).</exception>
    public void AddTo(ByteBuffer target)
    {
        var plain = CodePoints.Plain(Value);
        if (2 * plain.Length > MaxBytes) throw new ArgumentException($"A text of {Value.Length} characters is too long for a file.", nameof(target));
        target.Add("<FEFF"u8);
        foreach (var half in plain) target.AddHex(half);
        target.Add(">"u8);
    }
}
