using System.Text.RegularExpressions;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>What somebody types outlives the session: its form is kept in the browser until it has arrived (settled S32).</summary>
public sealed partial class FormTests
{
    private const string Features = "src/VillageListsPortal.Web/Features";

    /// <summary>Forms with something typed that are kept nowhere, each with its reason.</summary>
    private static readonly Dictionary<string, string> NotKept = new(StringComparer.Ordinal)
    {
        [$"{Features}/Account/Password.cshtml"] = "passwords",
        [$"{Features}/Account/Public/SignIn.cshtml"] = "a password, and there is no session yet",
        [$"{Features}/Account/Public/Slip.cshtml"] = "a one-time code and a password",
        [$"{Features}/Screening/Public/Screening.cshtml"] = "the page promises that nothing is kept",
        [$"{Features}/Verification/Public/Verify.cshtml"] = "a code read from a paper, often by somebody without an account",
    };

    [Fact]
    public void A_form_in_which_somebody_types_is_kept_until_it_has_arrived() =>
        Assert.Empty(TypedForms().Where(f => !IsKept(f.Form) && !NotKept.ContainsKey(f.Page)).Select(f => $"{f.Page}: {f.Form[..Math.Min(120, f.Form.Length)]}"));

    [Fact]
    public void Every_form_that_is_not_kept_is_there_and_somebody_types_in_it() =>
        Assert.All(NotKept.Keys, page => Assert.Contains(TypedForms(), f => f.Page == page && !IsKept(f.Form)));

    [Fact] // secrets are marked one by one: a form may hold others
    public void Numbers_of_persons_and_passwords_are_never_kept() => Assert.Empty(
        from page in Repository.Files(Features, "*.cshtml")
        from Match input in Inputs().Matches(Repository.Markup(page))
        where Secret().IsMatch(input.Value) && !Protected().IsMatch(input.Value)
        select $"{page}: {input.Value}");

    [Theory] // the test itself is tried
    [InlineData("<textarea name=\"a\">", true)]
    [InlineData("<input class=\"b\" name=\"a\">", true)]
    [InlineData("<input name=\"a\" type=\"@f.Type\">", true)]
    [InlineData("<input type=\"hidden\" name=\"a\">", false)]
    [InlineData("<input name=\"a\" type=\"date\">", false)]
    [InlineData("<input name=\"a\" data-secret>", false)]
    public void What_is_typed_is_told_from_what_is_chosen(string field, bool typed) => Assert.Equal(typed, Typed().IsMatch(field));

    private static bool IsKept(string form) => form.Contains("data-keep=\"", StringComparison.Ordinal);

    /// <summary>Forms that post and have a field to type in, those of their partials too; a search is no work (settled S33).</summary>
    private static IEnumerable<(string Page, string Form)> TypedForms() =>
        from page in Repository.Files(Features, "*.cshtml")
        from Match form in Forms().Matches(Repository.Markup(page))
        where form.Value.Contains("method=\"post\"", StringComparison.Ordinal) && !form.Value.Contains("role=\"search\"", StringComparison.Ordinal)
        where Typed().IsMatch(Whole(form.Value, page))
        select (page, form.Value);

    /// <summary>Markup with what its partials write in their places.</summary>
    private static string Whole(string markup, string page) => Partials().Replace(markup, m => PartialOf(m.Groups["name"].Value, page) is { } file ? Whole(Repository.Markup(file), file) : "");

    /// <summary>A partial by its address, or beside the page as Razor looks for it.</summary>
    private static string? PartialOf(string name, string page)
    {
        var file = name.EndsWith(".cshtml", StringComparison.Ordinal) ? name : name + ".cshtml";
        string[] places = name.StartsWith('/') ? ["src/VillageListsPortal.Web" + file] : [$"{page[..page.LastIndexOf('/')]}/{file}", $"{Features}/Shared/{file}"];
        return places.FirstOrDefault(p => File.Exists(Repository.PathOf(p)));
    }

    [GeneratedRegex(@"<form\b.*?</form>", RegexOptions.Singleline, 5000)]
    private static partial Regex Forms();

    [GeneratedRegex("""<partial name="(?<name>[^"@]+)"[^>]*>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Partials();

    [GeneratedRegex("""<textarea\b|<input\b(?![^>]*\stype="(hidden|checkbox|radio|date|file|submit)")(?![^>]*\sdata-secret)[^>]*>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();

    [GeneratedRegex(@"<input\b[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("""(asp-for|name)="(Input\.)?(Number|Password|Current)"(\s|>)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("""\s(data-secret|type="password")""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Protected();
}
