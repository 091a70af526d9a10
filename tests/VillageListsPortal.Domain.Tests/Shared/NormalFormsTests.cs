using System.Text;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Shared;

public sealed class NormalFormsTests
{
    [Theory]
    [InlineData("ＡＢ１", "AB1")]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    [InlineData("𠮷", "𠮷")]
    [InlineData("", "")]
    public void What_has_no_normal_form_becomes_the_sign_for_it(string text, string normal) => Assert.Equal(normal, text.In(NormalizationForm.FormKC));

    [Fact] // an attribute cannot hold it
    public void Half_a_pair_becomes_the_sign_too() => Assert.Equal("a\uFFFDb", "a\uD800b".In(NormalizationForm.FormKC));

    [Fact]
    public void Any_text_has_one_and_it_has_itself() => Always.Holds(Any.Text(100), text => text.In(NormalizationForm.FormKC) is var normal && normal.In(NormalizationForm.FormKC) == normal);
}
