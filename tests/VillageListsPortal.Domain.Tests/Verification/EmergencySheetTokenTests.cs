using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using FsCheck.Fluent;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Verification;

namespace VillageListsPortal.Domain.Tests.Verification;

public sealed class EmergencySheetTokenTests : IDisposable
{
    private static readonly EmergencySheetToken Sample = new()
    {
        KeyId = 0x0102,
        DistrictCode = "500112",
        VillageCode = "500112128203",
        ItemCode = "ZM-04",
        Serial = 20,
    };

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void The_layout_is_frozen_because_printed_codes_cannot_change()
    {
        var signed = Base64Url.DecodeFromChars(Sample.Encode(key));

        Assert.Equal(82, signed.Length);
        Assert.Equal("02" + "0102" + "07a190" + "74710178cb" + "040004" + "00000014", Convert.ToHexStringLower(signed.AsSpan(0, 18)));
    }

    [Fact]
    public void A_sheet_is_told_from_a_certificate()
    {
        var text = Sample.Encode(key);

        Assert.Equal(110, text.Length);
        Assert.Equal(TokenType.EmergencySheet, CertificateToken.TypeOf(text));
        Assert.False(CertificateToken.TryRead(text, _ => key, out _));
    }

    [Fact]
    public void Every_sheet_is_read_back_and_any_byte_changed_is_refused() =>
        Always.Holds(from serial in Gen.Choose(1, int.MaxValue) from at in Gen.Choose(0, 81) from flip in Gen.Choose(1, 255) select (serial, at, flip), value =>
        {
            var sheet = Sample with { Serial = value.serial };
            var changed = Base64Url.DecodeFromChars(sheet.Encode(key));
            var isRead = EmergencySheetToken.TryRead(Base64Url.EncodeToString(changed), _ => key, out var read) && sheet.Equals(read);
            changed[value.at] ^= (byte)value.flip;
            return isRead && !EmergencySheetToken.TryRead(Base64Url.EncodeToString(changed), _ => key, out _);
        });

    [Fact]
    public void Reading_never_throws_whatever_the_text_is() =>
        Always.Holds(Any.Text(120), text => !EmergencySheetToken.TryRead(text, _ => key, out _));

    [Theory] // S20, S23: the first and the last serial
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void Every_serial_from_1_on_is_read(int serial) =>
        Assert.Equal(Sample with { Serial = serial }, ReadWith(14, serial.ToString("x8", CultureInfo.InvariantCulture)));

    [Theory] // S20: each alone, signed by the district's key; where the field lies, and its bytes
    [InlineData(3, "00c35b")] // district 50011
    [InlineData(6, "0000000001")]
    [InlineData(11, "00")] // no list
    [InlineData(11, "07")]
    [InlineData(14, "00000000")]
    [InlineData(14, "80000000")] // more than a serial holds
    public void One_field_that_cannot_be_true_is_enough_to_refuse_a_signed_sheet(int at, string bytes) => Assert.Null(ReadWith(at, bytes));

    [Fact]
    public void A_sheet_without_a_serial_is_not_signed() =>
        Assert.Equal("token.field", Refusal.Code(() => (Sample with { Serial = 0 }).Encode(key)));

    public void Dispose() => key.Dispose();

    private EmergencySheetToken? ReadWith(int at, string field)
    {
        var payload = Base64Url.DecodeFromChars(Sample.Encode(key))[..18];
        Convert.FromHexString(field).CopyTo(payload, at);
        var signature = key.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return EmergencySheetToken.TryRead(Base64Url.EncodeToString([.. payload, .. signature]), _ => key, out var token) ? token : null;
    }
}
