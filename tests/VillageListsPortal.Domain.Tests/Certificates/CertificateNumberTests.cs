using FsCheck.Fluent;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class CertificateNumberTests
{
    private static readonly string[] Odd = ["（", "）", "[", "]", "【", "】", "｛", "｝", "〔", "〕", "Ａ", "１", "1", " ", "\u3000", "\u200B", "\uFEFF", "\u202E", "\uD800"];
    private static readonly CertificateNumber Sample = new("统景江口村证", 2026, 12);

    [Fact]
    public void A_number_stands_on_paper_with_hexagonal_brackets_and_no_leading_zero() =>
        Assert.Equal("统景江口村证〔2026〕12号", Sample.ToString());

    [Theory]
    [InlineData("统景江口村证〔2026〕12号")]
    [InlineData("统景江口村证[2026]12号")]
    [InlineData(" 统景江口村证 [2026] 12 号 ")]
    [InlineData("统景江口村证（２０２６）１２号")]
    [InlineData("统景江口村证【2026】第12号")]
    [InlineData("统景江口村证(2026)012")]
    public void A_number_is_found_however_it_is_typed(string text) => Assert.Equal(Sample, CertificateNumber.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("统景江口村证")]
    [InlineData("〔2026〕12号")]
    [InlineData("统景江口村证〔26〕12号")]
    [InlineData("统景江口村证〔1999〕12号")]
    [InlineData("统景江口村证〔2026〕0号")]
    [InlineData("统景江口村证〔2026〕-1号")]
    [InlineData("统景江口村证〔2026〕99999999999号")]
    [InlineData("统景江口村证〔2026〕12号附1")]
    [InlineData("统景〕江口村证〔2026〕12号")]
    [InlineData("统景\0江口村证〔2026〕12号")]
    public void What_is_no_number_is_unreadable(string? text)
    {
        Assert.False(CertificateNumber.TryParse(text, out _));
        Assert.Equal("certificate-number.unreadable", Refusal.Code(() => CertificateNumber.Parse(text)));
    }

    [Theory]
    [InlineData("", 2026, 1, "certificate-number.prefix")]
    [InlineData("统景 江口村证", 2026, 1, "certificate-number.prefix")]
    [InlineData("统景〔江口〕村证", 2026, 1, "certificate-number.prefix")]
    [InlineData("村证", 1999, 1, "certificate-number.year")]
    [InlineData("村证", 10000, 1, "certificate-number.year")]
    [InlineData("村证", 2026, 0, "certificate-number.number")]
    public void A_number_out_of_range_is_refused(string prefix, int year, int number, string code) =>
        Assert.Equal(code, Refusal.Code(() => _ = new CertificateNumber(prefix, year, number)));

    [Fact]
    public void Every_number_is_read_back_from_its_paper() =>
        Always.Holds(from prefix in Gen.Elements("统景江口村证", "龙溪社区证", "A村2证", "第号证")
                     from year in Gen.Choose(2000, 9999)
                     from running in Gen.Choose(1, int.MaxValue)
                     select new CertificateNumber(prefix, year, running),
            number => CertificateNumber.TryParse(number.ToString(), out var read) && read == number);

    [Fact] // domain 4.5: else a village could issue nothing from the day of its prefix on
    public void Every_prefix_that_a_unit_takes_stands_in_its_numbers() => Always.Holds(
        from length in Gen.Choose(1, 45)
        from parts in Gen.ArrayOf(Gen.Frequency((95, Gen.Elements("统", "村", "证", "A", "第", "号", "·", "\U00020BB7")), (5, Gen.Elements(Odd))), length)
        select string.Concat(parts),
        prefix => !UnitNaming.IsPrefix(prefix) || CertificateNumber.Parse($"{new CertificateNumber(prefix, 2026, 1)}").Prefix == prefix);

    [Fact]
    public void No_input_makes_it_throw() => Always.Holds(Any.Text(30),
        text => !CertificateNumber.TryParse($"{text}〔2026〕1号", out var number) || number.Year == 2026);
}
