using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The paper of what has been typed so far, and what the number says; nothing is kept.</summary>
[Authorize(Policies.PrepareCertificates)]
public sealed class PreviewModel(PortalDb db, TimeProvider clock, RuleMessages messages, IStringLocalizer<CertificateTexts> texts, Moments moments) : FormPage(db, clock)
{
    public override Guid? DraftId => null;

    public string NumberSays { get; private set; } = "";

    /// <summary>Whether it says that the number is right.</summary>
    public bool NumberHolds { get; private set; }

    public IActionResult OnGet(string code) => LocalRedirect($"/certificates/new/{code}");

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (!await LoadAsync(code)) return NotFound();
        ModelState.Clear();
        NumberSays = Says();
        return await ShowAsync();
    }

    private string Says()
    {
        if (string.IsNullOrWhiteSpace(Input.Number)) return "";
        try
        {
            var document = IdentityDocument.Create(Input.DocumentType, Input.Number, Input.Issuer ?? "-", null, Day);
            NumberHolds = true;
            return CitizenNumber.TryParse(document.Number, Day, out var citizen, out _)
                ? texts[citizen.IsFemale ? "number.female" : "number.male", moments.Of(citizen.Birthday)]
                : texts["number.ok"];
        }
        catch (RuleViolationException broken)
        {
            return messages.Of(broken);
        }
    }
}
