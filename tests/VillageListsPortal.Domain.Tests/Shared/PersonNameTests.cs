using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Shared;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData(" 陈春梅\u3000", "陈春梅")]
    [InlineData("买买提・吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提•吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提‧吐尔逊", "买买提·吐尔逊")]
    [InlineData("Jose\u0301  Garci\u0301a", "José García")]
    [InlineData("Nguyễn Văn An", "Nguyễn Văn An")]
    [InlineData("Иван Петров", "Иван Петров")]
    [InlineData("김철수", "김철수")]
    [InlineData("山田 はな", "山田 はな")]
    [InlineData("𠮷䶮㛃", "𠮷䶮㛃")]
    [InlineData("葛\U000E0100城", "葛\U000E0100城")]
    [InlineData("李〇", "李〇")]
    [InlineData("O'Neil Jr. 2", "O'Neil Jr. 2")]
    public void A_name_has_one_form(string typed, string name)
    {
        Assert.Equal(name, PersonName.Check(typed));
        Assert.Equal(name, PersonName.Check(name));
    }

    [Theory]
    [InlineData("مەھمۇت")] // Uyghur
    [InlineData("བསོད་ནམས")] // Tibetan
    [InlineData("ꆈꌠ")] // Yi
    [InlineData("ᠪᠠᠲᠤ")] // Mongolian
    [InlineData("राम")]
    [InlineData("สมชาย")]
    [InlineData("דוד")]
    [InlineData("陈མ")]
    [InlineData("q\u0323\u0307")] // marks that stay apart in NFC
    public void A_script_that_the_portal_cannot_set_is_to_be_written_by_hand(string name) =>
        Assert.Equal("name.script-by-hand", Refusal.Code(() => PersonName.Check(name)));

    [Theory]
    [InlineData(null, "name.missing")]
    [InlineData(" ", "name.missing")]
    [InlineData("·", "name.missing")]
    [InlineData("陈\0", "text.nul")]
    [InlineData("陈\u202E梅", "text.bidi")]
    [InlineData("陈\n梅", "text.control")]
    [InlineData("陈\t梅", "text.control")]
    [InlineData("陈\u200D梅", "name.unseen-character")]
    [InlineData("陈\u00AD梅", "name.unseen-character")]
    [InlineData("陈\uE000", "name.unseen-character")]
    public void What_cannot_be_printed_is_refused(string? name, string code) =>
        Assert.Equal(code, Refusal.Code(() => PersonName.Check(name)));

    [Fact]
    public void Half_a_rare_character_is_refused() => // attributes are UTF-8 and cannot hold one
        Assert.Equal("text.lone-surrogate", Refusal.Code(() => PersonName.Check("陈\uD842")));

    [Fact]
    public void A_name_has_at_most_sixty_characters_also_rare_ones()
    {
        Assert.Equal(120, PersonName.Check(string.Concat(Enumerable.Repeat("𠮷", 60))).Length);
        Assert.Equal("name.too-long", Refusal.Code(() => PersonName.Check(string.Concat(Enumerable.Repeat("𠮷", 61)))));
        Assert.Equal("text.too-long", Refusal.Code(() => PersonName.Check(new string('陈', 1000))));
    }

    [Theory]
    [InlineData("陈春梅", "陈**")]
    [InlineData("陈梅", "陈*")]
    [InlineData("陈", "陈*")]
    [InlineData("欧阳春梅", "欧***")]
    [InlineData("陈 梅", "陈*")]
    [InlineData("𠮷野", "𠮷*")]
    [InlineData("买买提·吐尔逊", "买**")]
    [InlineData("买买提・吐尔逊", "买**")]
    [InlineData("José García", "J***")]
    [InlineData("Al", "A***")]
    [InlineData("Иван", "И***")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_masked_name_is_its_first_character_and_stars(string? name, string masked) =>
        Assert.Equal(masked, PersonName.Mask(name));

    [Fact]
    public void A_mask_never_shows_more_than_the_first_character_of_any_text() =>
        Always.Holds(Any.Text(12), name =>
        {
            var masked = PersonName.Mask(name);
            return masked.Length == 0
                ? name.Trim().Length == 0
                : masked.TrimEnd('*') == StringInfo.GetNextTextElement(name.Trim()).TrimEnd('*') && masked.EndsWith('*');
        });

    [Fact]
    public void Checking_twice_changes_nothing_whatever_was_typed() =>
        Always.Holds(Any.Text(12), typed =>
        {
            try
            {
                var name = PersonName.Check(typed);
                return PersonName.Check(name) == name;
            }
            catch (Domain.Shared.RuleViolationException)
            {
                return true;
            }
        });
}
