using FsCheck.Fluent;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class OrganisationCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Published = "91350100M000100Y43"; // example of GB 32100-2015

    [Theory]
    [InlineData(Published)]
    [InlineData("91350100m000100y43")]
    [InlineData("９１350100 M000100Y43")]
    public void A_published_code_is_read_as_typed(string text)
    {
        Assert.True(OrganisationCode.TryParse(text, out var code, out _));
        Assert.Equal(Published, code.Value);
        Assert.Equal(Published, code.ToString());
    }

    [Theory]
    [InlineData(null, "organisation.code-length")]
    [InlineData("91350100M000100Y4", "organisation.code-length")]
    [InlineData("91350100I000100Y43", "organisation.code-characters")]
    [InlineData("9135A100M000100Y43", "organisation.code-characters")]
    [InlineData("91350100M000100Y44", "organisation.code-check")]
    public void What_is_wrong_is_named_by_a_code(string? text, string code)
    {
        Assert.False(OrganisationCode.TryParse(text, out var read, out var problem));
        Assert.Null(read);
        Assert.Equal(code, problem);
    }

    [Fact]
    public void Any_single_character_changed_is_refused() =>
        Always.Holds(Gen.Choose(0, 17), at => Alphabet.Where(other => other != Published[at])
            .All(other => !OrganisationCode.TryParse(Published[..at] + other + Published[(at + 1)..], out _, out _)));

    [Fact]
    public void Of_all_check_characters_exactly_one_is_right() =>
        Always.Holds(Gen.ArrayOf(Gen.Elements(Alphabet.ToCharArray()), 9), tail => Alphabet
            .Count(check => OrganisationCode.TryParse($"92500112{new string(tail)}{check}", out _, out _)) == 1);
}
