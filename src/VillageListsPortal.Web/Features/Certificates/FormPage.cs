using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>What filling in and changing a certificate share: the form, its preview, who signs today.</summary>
public abstract class FormPage(PortalDb db, TimeProvider clock) : PortalPage
{
    private static readonly string[] AttendanceFields =
    [
        nameof(CertificateInput.AgentName), nameof(CertificateInput.AgentRelation), nameof(CertificateInput.GuardianName),
        nameof(CertificateInput.FirstWitness), nameof(CertificateInput.SecondWitness),
    ];

    [BindProperty]
    public CertificateInput Input { get; set; } = new();

    /// <summary>The version of the draft that the form was made from; null for a new one.</summary>
    [BindProperty]
    public uint? Version { get; set; }

    public CertificateItem Item { get; protected set; } = null!;

    public Unit Village { get; private set; } = null!;

    public PdfDocument Paper { get; private set; } = null!;

    public SigningToday Today { get; private set; } = SigningToday.Nobody;

    /// <summary>Whether the question about a similar one is shown (settled S22).</summary>
    public bool AsksAboutSimilar { get; private set; }

    /// <summary>Whether the part "how the person comes" is open: something is filled in there, or something is wrong there.</summary>
    public bool OpensAttendance => Input.HasAttendance || AttendanceFields.Any(f => ModelState[$"Input.{f}"] is { Errors.Count: > 0 });

    /// <summary>The code of a draft's item, where the list no longer has it.</summary>
    public abstract Guid? DraftId { get; }

    protected DateOnly Day => Days.Today(clock);

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected PortalDb Db => db;

    protected async Task<bool> LoadAsync(string code)
    {
        var found = await HttpContext.RequestServices.GetRequiredService<CaseQueries>().FormAsync(db, HttpContext.Stamps(), Officer.UnitId, code, Day);
        if (found.Item is null || !Officer.IsVillage) return false;
        (Village, Item) = (found.Village, found.Item);
        return true;
    }

    /// <summary>What the page shows beside the form.</summary>
    protected async Task<IActionResult> ShowAsync()
    {
        Today = await SigningToday.OfAsync(db, Village.Id, Item.Code, Day);
        Paper = HttpContext.RequestServices.GetRequiredService<PaperPreview>().Of(Item, Village, Input, Day);
        return Page();
    }

    protected CertificateRequest? Read() =>
        Input.Read(Item, Day, ModelState, HttpContext.RequestServices.GetRequiredService<RuleMessages>());

    protected override string FieldOf(RuleViolationException broken)
    {
        AsksAboutSimilar = broken.Code == "certificate.similar-open";
        return broken.Code switch
        {
            "certificate.similar-open" => "Input.DespiteSimilar",
            "certificate.other-proof-unasked" => "Input.NoOtherProof",
            "certificate.agent-relation-missing" => "Input.AgentRelation",
            "certificate.in-person-only" => "Input.AgentName",
            "certificate.guardian-missing" or "certificate.guardian-consent-missing" => "Input.GuardianName",
            "certificate.two-witnesses" => "Input.FirstWitness",
            "paper.missing-character" when broken.Arguments is [_, string field] => field,
            _ => "",
        };
    }
}

/// <summary>The preview of what has been typed so far, complete or not (settled S26).</summary>
public sealed class PaperPreview(CertificatePaper paper, IStringLocalizer<PaperTexts> words)
{
    public PdfDocument Of(CertificateItem item, Unit village, CertificateInput input, DateOnly today)
    {
        var entered = input.Values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!.Trim(), StringComparer.Ordinal);
        foreach (var field in item.Fields)
        {
            if (field.Type == FieldType.PersonName) entered[field.Name] = input.Name?.Trim() ?? "";
            if (field.Type == FieldType.IdentityNumber) entered[field.Name] = input.Number?.Trim() ?? "";
        }

        var attendance = new Attendance(AttendanceMode.AtDesk)
        {
            AgentName = input.AgentName,
            AgentRelation = input.AgentRelation,
            GuardianName = input.GuardianName,
            MarksByHand = input.MarksByHand,
            FirstWitness = input.FirstWitness,
            SecondWitness = input.SecondWitness,
        };
        var document = IdentityDocument.Restore(input.DocumentType, input.Number?.Trim(), Text(input.Issuer) ?? words["blank"].Value, Text(input.NoneReason));
        return paper.Preview(item, village, CertificateText.Blank(item, village.Committee ?? CommitteeKind.Villagers, entered, document),
            Text(input.AskingBody), AttendanceNotes.Of(attendance, words), today);
    }

    /// <summary>The preview of a prepared certificate: its exact text.</summary>
    public PdfDocument Of(CertificateItem item, Unit village, CertificateRequest request, DateOnly today) =>
        paper.Preview(item, village, CertificateText.Compose(item, village.Committee!.Value, request), request.AskingBody, AttendanceNotes.Of(request.Attendance, words), today);

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
