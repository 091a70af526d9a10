using System.Collections.Concurrent;
using System.Net;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Access;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>Every field of every form of the portal gets each bad text, as somebody to whom the form is open: a sentence, never a 500, nothing stored.</summary>
public sealed class EveryFieldTests(EveryFieldTests.PortalWithMail portal) : IClassFixture<EveryFieldTests.PortalWithMail>
{
    private const int AtOnce = 3;

    /// <summary>What asking changes: who read, who tried, whose session goes on, the number that a refused case leaves out (settled S13).</summary>
    private static readonly string[] Passing = ["case_numbers", "journal", "journal_seals", "journal_sealed", "sign_in_attempts", "sessions", "idempotency", "certificate_checks", "data_protection_keys"];

    /// <summary>Forms that read none of their hidden fields and do what their button says: out they go, or in the other language.</summary>
    private static readonly string[] Switches = ["/account/sign-out", "/account/preferences"];

    /// <summary>The form of the assessment keeps every part that is whole beside the one that is not; the bad text itself is nowhere.</summary>
    private static readonly string[] KeptInParts = ["admission_opinions", "admission_actors", "consultations"];

    private readonly ConcurrentBag<string> wrong = [];

    [Fact]
    public async Task Bad_text_in_any_field_of_any_form_is_answered_with_a_sentence_and_kept_nowhere()
    {
        using var open = new OpenForms(portal);
        var forms = await FindAsync(open);
        var before = await StateAsync();
        var taken = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(forms, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (form, _) => await TypeAsync(open, form, taken));
        var changed = (await StateAsync()).Except(before).Select(t => t.Key).ToList();
        Assert.True(changed.Count == 0, $"Stored in {string.Join(", ", changed)}; led on:\n{string.Join('\n', taken)}\nAnd:\n{string.Join('\n', wrong)}");
        await Parallel.ForEachAsync(forms.Where(f => !Array.Exists(Switches, s => f.Action.StartsWith(s, StringComparison.Ordinal))), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (form, _) => await TamperAsync(open, form, FieldKind.Hidden));
        foreach (var form in forms.Where(f => f.IsMain)) await TamperAsync(open, form, FieldKind.Button, FieldKind.File); // a button that nobody knows may do what the first does, a file be taken under another name
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
        await RequireNowhereAsync();
    }

    /// <summary>Each form once; every page and every handler of the portal that a form leads to is among them, but for those that <see cref="OpenForms"/> names with a reason.</summary>
    private static async Task<List<FoundForm>> FindAsync(OpenForms open)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var forms = new Dictionary<string, FoundForm>(StringComparer.Ordinal);
        foreach (var visits in (await open.PagesAsync()).GroupBy(p => p.Who, StringComparer.Ordinal))
        {
            using var client = open.Browser(visits.Key);
            foreach (var page in visits)
            {
                if (await page.OpenAsync(client) is not { } document) continue;
                if (Endpoints.Of("GET", page.Address) is { } endpoint) shown.Add(endpoint);
                foreach (var form in FoundForm.On(page, document)) forms.TryAdd(form.Name, form);
            }
        }

        var reached = forms.Values.Where(f => f.Posts).Select(f => Endpoints.Of("POST", f.Action) ?? "").ToHashSet(StringComparer.Ordinal);
        var missing = AccessTable.Read().Where(r => !OpenForms.IsForPrograms(r) && !(r.Method == "GET" ? shown : reached).Contains(r.Endpoint)).Select(r => r.Endpoint).ToList();
        Assert.Equal(OpenForms.NotReached.Keys.Order(StringComparer.Ordinal), missing.Order(StringComparer.Ordinal));
        return [.. forms.Values];
    }

    /// <summary>What people type and choose. Nothing of it may be taken.</summary>
    private async Task TypeAsync(OpenForms open, FoundForm form, ConcurrentBag<string> taken)
    {
        if (!form.IsMain) return;
        using var client = open.Browser(form.Page.Who);
        var now = await AgainAsync(client, form);
        foreach (var field in form.Fields.Where(f => f.Kind is FieldKind.Typed or FieldKind.Chosen))
        {
            foreach (var text in now is null ? [] : TextsFor(client, now, field).Where(t => t.What != "10,000 characters" || !IsUnread(form, field)))
            {
                if (now is null || !await IsAnsweredAsync(client, now, field.Name, text)) continue;
                if (form.Posts) taken.Add($"{form.Page.Who} {form.Name}: {text.What} in {field.Name}");
                now = await AgainAsync(client, form);
            }
        }

        if (now is null) wrong.Add($"{form.Page.Who} {form.Name} is not open any more");
    }

    /// <summary>Fields that the choice made beside them does not read, so that their length is not looked at: nothing of them is kept.</summary>
    private static bool IsUnread(FoundForm form, FoundField field) => (Endpoints.Of("POST", form.Action), field.Name) switch
    {
        ("POST /admissions/{id:guid}/consult", var name) => name == "UnitSearch" || name.StartsWith("Limits[", StringComparison.Ordinal), // a body that is not asked
        ("POST /admissions/{id:guid}/assess?handler=Recommend", "Conditions") => true, // of an admission without conditions
        ("POST /account/notices", "Address") => true, // of no digest
        _ => false,
    };

    /// <summary>What nobody types: hidden fields, the names of files, buttons.</summary>
    private async Task TamperAsync(OpenForms open, FoundForm form, params FieldKind[] kinds)
    {
        foreach (var field in form.Fields.Where(f => kinds.Contains(f.Kind)))
        {
            using var client = open.Browser(form.Page.Who);
            foreach (var (what, sent) in field.Kind == FieldKind.File ? BadTexts.All : BadTexts.OfChoices)
            {
                if (await AgainAsync(client, form) is { } now) await IsAnsweredAsync(client, now, field.Name, (what, field.Kind == FieldKind.File ? sent.Replace(BadTexts.Mark, "x", StringComparison.Ordinal) : sent)); // the name of a file is mended, not refused
                else if (field.Kind == FieldKind.Hidden) wrong.Add($"{form.Page.Who} {form.Name} is not open any more for {what} in {field.Name}");
            }
        }
    }

    /// <summary>Sends it and judges the answer.</summary>
    /// <returns>Whether it led on to another page.</returns>
    private async Task<bool> IsAnsweredAsync(HttpClient client, FoundForm form, string field, (string What, string Sent) bad)
    {
        using var answer = await SentForm.SendAsync(client, form, field, bad.Sent);
        var html = await answer.Content.ReadAsStringAsync();
        var isServers = answer.StatusCode == HttpStatusCode.RequestUriTooLong && html.Length == 0; // the line was too long for Kestrel itself
        var problem = isServers ? null
            : answer.StatusCode == HttpStatusCode.TooManyRequests ? "is a limit of the portal's, which hides the answer"
            : (int)answer.StatusCode >= 500 ? "is an error" : PlainWords.WrongWith(answer.StatusCode, html);
        if (problem is not null) wrong.Add($"{form.Page.Who} {form.Name}: {bad.What} in {field} answered {(int)answer.StatusCode}: {problem}");
        return answer.StatusCode == HttpStatusCode.Found;
    }

    /// <summary>The bad texts; in an address as much of the long one as its line takes, and once more than it takes.</summary>
    private static IReadOnlyList<(string What, string Sent)> TextsFor(HttpClient client, FoundForm form, FoundField field) => (field.Kind, form.Posts) switch
    {
        (FieldKind.Chosen, _) => BadTexts.OfChoices,
        (_, true) => BadTexts.All,
        _ => [.. BadTexts.All.Select(t => (t.What, SentForm.Fitting(client, form, field.Name, t.Sent))), ("a line full of letters", SentForm.Fitting(client, form, field.Name, BadTexts.Mark + new string('a', 10_000))), ("more than a line", BadTexts.Mark + new string('a', 10_000))],
    };

    /// <summary>The form as the page has it now; null where it has it no more.</summary>
    private static async Task<FoundForm?> AgainAsync(HttpClient client, FoundForm form) =>
        await form.Page.OpenAsync(client) is { } document ? FoundForm.On(form.Page, document).FirstOrDefault(f => f.Name == form.Name) : null;

    /// <summary>A hash of each table that asking must not change.</summary>
    private async Task<Dictionary<string, string>> StateAsync()
    {
        var state = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in (await TablesAsync()).Except(Passing).Except(KeptInParts)) state[table] = (string)(await portal.AsOwnerAsync($"SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t"))!;
        return state;
    }

    private async Task RequireNowhereAsync()
    {
        foreach (var table in await TablesAsync()) Assert.True(0L == (long)(await portal.AsOwnerAsync($"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{BadTexts.Mark}%'"))!, $"{table} keeps it");
    }

    private async Task<string[]> TablesAsync() =>
        ((string)(await portal.AsOwnerAsync("SELECT string_agg(quote_ident(table_name), ',') FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"))!).Split(',');

    /// <summary>With a mail server, so that the form of the digest is there; nobody asks for one.</summary>
    public sealed class PortalWithMail : PortalFixture
    {
        protected override SmtpSettings Smtp => new() { Server = "127.0.0.1:9", From = "portal@district.example.cn", Tls = false };
    }
}
