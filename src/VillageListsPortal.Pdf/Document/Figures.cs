namespace VillageListsPortal.Pdf;

/// <summary>A picture, centred. JPEG (gray or RGB) is stored as it is; PNG must be 8-bit gray, RGB or either with alpha, not interlaced.</summary>
/// <param name="Data">The file's bytes; anything else than the kinds named throws <see cref="ArgumentException"/> on rendering.</param>
/// <param name="Alt">What the picture shows, for readers who cannot see it; must not be blank (PDF/UA 7.3).</param>
/// <param name="WidthMm">Printed width in millimetres, made smaller where it does not fit.</param>
public sealed record Picture(byte[] Data, string Alt, double WidthMm) : Block;

/// <summary>A QR code of error correction level M, drawn as vectors.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Alt">Text for readers who cannot see it; should carry the address. Must not be blank.</param>
/// <param name="SizeMm">Side in millimetres, with its quiet zone of four modules.</param>
public sealed record QrCode(string Content, string Alt, double SizeMm = 28) : Block;
