using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>
/// The code under the QR for people who type: eight characters shown as <c>QK7M-4T2P</c>, about 39 bits.
/// Its one form, stored and shown, has the hyphen.
/// </summary>
public static class CheckCode
{
    /// <summary>Bytes of randomness that a code needs.</summary>
    public const int RandomBytes = 8;

    /// <summary>The thirty characters, without those that are mistaken for each other (0 O, 1 I L, U V).</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 8;
    private const int MaxTypedLength = 40;
    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);
    private static readonly SearchValues<char> Hyphens = SearchValues.Create("-\u2010\u2011\u2012\u2013\u2014\u2212");

    /// <summary>Makes a code. Taking 64 random bits modulo 30^8 favours no code by more than 4 in 10^8.</summary>
    /// <param name="random">At least eight bytes of a cryptographic generator; further ones are not used.</param>
    /// <exception cref="ArgumentException">Fewer than eight bytes.</exception>
    public static string From(ReadOnlySpan<byte> random)
    {
        if (random.Length < RandomBytes)
            throw new ArgumentException("A check code needs eight random bytes.", nameof(random));
        var value = BinaryPrimitives.ReadUInt64BigEndian(random);
        Span<char> code = stackalloc char[Length];
        foreach (ref var character in code)
        {
            character = Alphabet[(int)(value % (uint)Alphabet.Length)];
            value /= (uint)Alphabet.Length;
        }

        return Shown(code);
    }

    /// <summary>Reads a code as typed: small letters, full-width characters, missing or other hyphens and spaces are accepted.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="code">The code in its one form when true is returned, else empty.</param>
    public static bool TryNormalize(string? input, out string code)
    {
        code = "";
        if (input is null or { Length: > MaxTypedLength })
            return false;
        var typed = new StringBuilder();
        foreach (var character in TypedText.Fold(input))
        {
            if (!Hyphens.Contains(character))
                typed.Append(character);
        }

        var characters = typed.ToString();
        if (characters.Length != Length || characters.AsSpan().ContainsAnyExcept(Characters))
            return false;
        code = Shown(characters);
        return true;
    }

    private static string Shown(ReadOnlySpan<char> code) => string.Concat(code[..4], "-", code[4..]);
}
