using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>A reviewer loads a new text of a law, typed or by file, after a look at exactly the items that have to be reviewed.</summary>
[Authorize(Policies.ManageLaws)]
public sealed class NewModel(LoadLaws load) : PortalPage
{
    /// <summary>Fifty rows of two hundred bytes are far below; the plan travels in a form field.</summary>
    private const int MostBytes = 16 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [BindProperty]
    public LawInput Input { get; set; } = new();

    /// <summary>The file that was looked at; null where the text was typed.</summary>
    [BindProperty]
    public string? Plan { get; set; }

    /// <summary>What loading would do; empty before it was asked for.</summary>
    public IReadOnlyList<LawPlan> Plans { get; private set; } = [];

    public IReadOnlyList<LawFault> Faults { get; private set; } = [];

    public IActionResult OnGet(string? name, LawKind? kind)
    {
        (Input.Name, Input.Kind) = (name, kind ?? LawKind.Law);
        return Page();
    }

    public Task<IActionResult> OnPostLookAsync() => !ModelState.IsValid ? InvalidAsync(ShowAsync) : TryAsync(() => LookAsync([Input.Text()]), ShowAsync);

    public Task<IActionResult> OnPostFileAsync(IFormFile? file) => !ModelState.IsValid ? InvalidAsync(ShowAsync) : TryAsync(
        async () =>
        {
            if (file is null || file.Length == 0) throw new RuleViolationException("law.file-missing");
            if (file.Length > MostBytes) throw new RuleViolationException("law.file-too-large", MostBytes / 1024);
            Plan = await TextAsync(file);
            var (texts, faults) = LawFile.Read(Plan);
            if (faults.Count == 0) return await LookAsync(texts);
            Faults = faults;
            return await InvalidAsync(ShowAsync);
        },
        ShowAsync);

    public Task<IActionResult> OnPostConfirmAsync() => !ModelState.IsValid ? InvalidAsync(ShowAsync) : OnceAsync(() => load.RunAsync(Texts(), Officer), ShowAsync);

    protected override string FieldOf(RuleViolationException broken) => broken switch
    {
        { Code: "law.file-missing" or "law.file-too-large" or "law.file-encoding" } => "file",
        _ when !string.IsNullOrEmpty(Plan) => "",
        { Code: "law.not-newest" } => "Input.InForceFrom",
        { Arguments: ["name", ..] } => "Input.Name",
        { Arguments: ["version", ..] } => "Input.Version",
        { Arguments: ["document-number", ..] } => "Input.DocumentNumber",
        { Arguments: ["in-force-from", ..] } => "Input.InForceFrom",
        { Arguments: ["note", ..] } => "Input.Note",
        { Arguments: ["articles", ..] } => "Input.Articles",
        _ => "",
    };

    private IReadOnlyList<LawText> Texts()
    {
        if (string.IsNullOrEmpty(Plan)) return [Input.Text()];
        var (texts, faults) = LawFile.Read(Plan);
        return faults.Count == 0 ? texts : throw new RuleViolationException("law.plan-broken");
    }

    private async Task<IActionResult> LookAsync(IReadOnlyList<LawText> texts)
    {
        Plans = await load.PreviewAsync(texts, Officer);
        ModelState.Clear(); // the form shows what was understood
        return Page();
    }

    private static async Task<string> TextAsync(IFormFile file)
    {
        using var sent = new MemoryStream((int)file.Length);
        await file.CopyToAsync(sent);
        try
        {
            return Strict.GetString(sent.ToArray()).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new RuleViolationException("law.file-encoding");
        }
    }

    private Task<IActionResult> ShowAsync()
    {
        if (Faults.Count > 0) Plan = null;
        return Task.FromResult<IActionResult>(Page());
    }
}
