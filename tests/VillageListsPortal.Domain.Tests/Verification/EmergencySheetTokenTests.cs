using System.Buffers.Text;
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

    [Fact]
    public void A_sheet_without_a_serial_is_not_signed() =>
        Assert.Equal("token.field", Refusal.Code(() => (Sample with { Serial = 0 }).Encode(key)));

    public void Dispose() => key.Dispose();
}
