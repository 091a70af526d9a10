using System.Buffers.Text;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Verification;

namespace VillageListsPortal.Domain.Tests.Verification;

public sealed class CertificateTokenTests : IDisposable
{
    private static readonly string[] Items = ["ZZ-01", "XZ-27", "FM-07", "ZM-04", "QX-35", "QW-00", "QW-65535"];
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateToken Sample => new()
    {
        KeyId = 0x0102,
        DistrictCode = "500112",
        CertificateId = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        VillageCode = "500112128203",
        ItemCode = "ZM-04",
        Year = 2026,
        Number = 12,
        IssuedOn = new(2026, 11, 22),
        ValidTo = new(2026, 12, 22),
        ContentSha256 = new string('a', 64),
    };

    [Fact]
    public void The_layout_is_frozen_because_printed_codes_cannot_change()
    {
        var payload = "01" + "0102" + "07a190" + "00112233445566778899aabbccddeeff" + "74710178cb" + "040004" + "07ea"
            + "0000000c" + "000b4a65" + "000b4a83" + string.Concat(Enumerable.Repeat("aa", 32));

        var signed = Sample.ToSigned(_ => [.. Enumerable.Repeat((byte)0x5A, 64)]);

        Assert.Equal(140, signed.Length);
        Assert.Equal(payload + string.Concat(Enumerable.Repeat("5a", 64)), Convert.ToHexStringLower(signed));
    }

    [Fact]
    public void A_token_has_187_characters_that_need_no_escape_in_an_address()
    {
        var text = Sample.Encode(key);

        Assert.Equal(187, text.Length);
        Assert.All(text, character => Assert.True(char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));
        Assert.Equal(TokenType.Certificate, CertificateToken.TypeOf(text));
    }

    [Fact]
    public void Every_token_is_read_back_as_it_was() => Always.Holds(Tokens(), token =>
        CertificateToken.TryRead(token.Encode(key), id => id == token.KeyId ? key : null, out var read) && token.Equals(read));

    [Fact]
    public void A_token_with_any_byte_changed_is_refused()
    {
        var signed = Base64Url.DecodeFromChars(Sample.Encode(key));
        Always.Holds(from at in Gen.Choose(0, signed.Length - 1) from flip in Gen.Choose(1, 255) select (at, flip), change =>
        {
            byte[] changed = [.. signed];
            changed[change.at] ^= (byte)change.flip;
            return !CertificateToken.TryRead(Base64Url.EncodeToString(changed), _ => key, out var token) && token is null;
        });
    }

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var text = Sample.Encode(key);
        Always.Holds(from at in Gen.Choose(0, text.Length - 1) from other in Gen.Choose(0, 0x17F) select (at, other), change =>
            text[change.at] == change.other
            || !CertificateToken.TryRead(text[..change.at] + (char)change.other + text[(change.at + 1)..], _ => key, out _));
    }

    [Fact]
    public void Padding_white_space_and_loose_last_bits_are_refused()
    {
        var text = Sample.Encode(key);
        var looseBits = text[..^1] + (char)(text[^1] + 1); // 187 characters hold two bits more than 140 bytes
        foreach (var wrong in new[] { text + "=", text + " ", " " + text, text + "\n", text.Insert(9, " "), text[..^1], text + "A", looseBits })
            Assert.False(CertificateToken.TryRead(wrong, _ => key, out _), wrong);
    }

    [Fact]
    public void A_token_of_another_or_an_unknown_key_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var longer = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var text = Sample.Encode(key);
        Assert.False(CertificateToken.TryRead(text, _ => other, out _));
        Assert.False(CertificateToken.TryRead(text, _ => longer, out _));
        Assert.False(CertificateToken.TryRead(text, _ => null, out _));
    }

    [Fact]
    public void Reading_never_throws_whatever_the_text_is()
    {
        Assert.False(CertificateToken.TryRead(null, _ => key, out _));
        Always.Holds(Any.Text(200), text => !CertificateToken.TryRead(text, _ => key, out _) && CertificateToken.TypeOf(text) == TokenType.Unknown);
        Always.Holds(Any.Bytes(140), bytes => !CertificateToken.TryRead(Base64Url.EncodeToString(bytes), _ => key, out _));
    }

    [Fact]
    public void Fields_that_cannot_be_true_are_refused_although_they_are_signed() => Always.Holds(Any.Bytes(75), bytes =>
    {
        byte[] payload = [1, .. bytes];
        payload[36] = 0xFF; // an issue day after year 9999
        var signature = key.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return !CertificateToken.TryRead(Base64Url.EncodeToString([.. payload, .. signature]), _ => key, out _);
    });

    [Theory] // S20: each alone, signed by the district's key; where the field lies, and its bytes
    [InlineData(3, "00c35b")] // district 50011
    [InlineData(22, "0000000001")]
    [InlineData(27, "00")] // no list
    [InlineData(27, "07")]
    [InlineData(30, "07cf")] // 1999
    [InlineData(30, "2710")] // 10000
    [InlineData(32, "00000000")]
    [InlineData(32, "80000000")] // more than a number holds
    [InlineData(36, "0037b9db")] // the day after 9999-12-31
    [InlineData(40, "0037b9db")]
    [InlineData(40, "000b4a64")] // ends before it is issued
    public void One_field_that_cannot_be_true_is_enough_to_refuse_a_signed_token(int at, string bytes) => Assert.Null(ReadWith(at, bytes));

    [Fact] // S20
    public void The_last_year_day_and_number_are_read() => Assert.Equal(
        Sample with { Year = 9999, Number = int.MaxValue, IssuedOn = DateOnly.MaxValue, ValidTo = DateOnly.MaxValue },
        ReadWith(30, "270f" + "7fffffff" + "0037b9da" + "0037b9da"));

    public static TheoryData<string, CertificateToken> Unsound() => new()
    {
        { "DistrictCode", Sample with { DistrictCode = "50011" } },
        { "DistrictCode", Sample with { DistrictCode = "050011" } },
        { "VillageCode", Sample with { VillageCode = "50011212820X" } },
        { "ItemCode", Sample with { ItemCode = "ZM-4" } },
        { "ItemCode", Sample with { ItemCode = "AB-04" } },
        { "ItemCode", Sample with { ItemCode = "QW-65536" } },
        { "ItemCode", Sample with { ItemCode = "" } },
        { "Year", Sample with { Year = 1999 } },
        { "Number", Sample with { Number = 0 } },
        { "ValidTo", Sample with { ValidTo = new(2026, 11, 21) } },
        { "ContentSha256", Sample with { ContentSha256 = new string('A', 64) } },
    };

    [Theory]
    [MemberData(nameof(Unsound), DisableDiscoveryEnumeration = true)]
    public void A_token_with_an_unsound_field_is_not_signed(string field, CertificateToken token)
    {
        var refused = Assert.Throws<Domain.Shared.RuleViolationException>(() => token.Encode(key));
        Assert.Equal("token.field", refused.Code);
        Assert.Equal([field], refused.Arguments);
    }

    [Fact]
    public void A_key_or_signature_of_another_size_is_refused()
    {
        using var longer = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Equal("token.key-size", Refusal.Code(() => Sample.Encode(longer)));
        Assert.Equal("token.signature-length", Refusal.Code(() => Sample.ToSigned(_ => new byte[72])));
    }

    public void Dispose() => key.Dispose();

    private CertificateToken? ReadWith(int at, string field)
    {
        var payload = Sample.ToSigned(_ => new byte[64])[..76];
        Convert.FromHexString(field).CopyTo(payload, at);
        var signature = key.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return CertificateToken.TryRead(Base64Url.EncodeToString([.. payload, .. signature]), _ => key, out var token) ? token : null;
    }

    private static Gen<CertificateToken> Tokens() =>
        from bytes in Any.Bytes(50)
        from item in Gen.Elements(Items)
        from year in Gen.Choose(2000, 9999)
        from number in Gen.Choose(1, int.MaxValue)
        from issued in Any.Day(new(2000, 1, 1), new(9000, 1, 1))
        from validFor in Gen.Choose(-1, 36500)
        select Sample with
        {
            KeyId = BitConverter.ToUInt16(bytes, 0),
            CertificateId = new Guid(bytes.AsSpan(2, 16)),
            ItemCode = item,
            Year = year,
            Number = number,
            IssuedOn = issued,
            ValidTo = validFor < 0 ? null : issued.AddDays(validFor),
            ContentSha256 = Convert.ToHexStringLower(bytes.AsSpan(18, 32)),
        };
}
