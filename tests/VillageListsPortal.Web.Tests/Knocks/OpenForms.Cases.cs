using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>Certificates of 江口村, and what 统景镇 asks to be admitted or has issued.</summary>
public sealed partial class OpenForms
{
    private async Task OpenCertificatesAsync()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        Guid draft = await officers.SubmitAsync(("then", "draft")), waiting = await officers.SubmitAsync(), signed = (await officers.SignedAsync()).Id, stamped = (await officers.StampedAsync()).Id;
        var discarded = await officers.SubmitAsync(("then", "draft"));
        using var gone = await RawForm.SendAsync(officers.Clerk, $"/certificates/{discarded}", "form[action$='handler=Discard']");
        using var slip = await RawForm.SendAsync(officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("养犬")}", "section.note.stop form");
        using var named = await RawForm.SendAsync(officers.Head, "/certificates/seal", "section.form-sheet form", ("Input.PersonId", (await DelegateAsync()).ToString()), ("Input.From", "2026-03-02"), ("Input.To", "2026-06-01"), ("Input.FiledOn", "2026-03-01"));
        Assert.All(new[] { gone, slip, named }, a => Assert.Equal(HttpStatusCode.Found, a.StatusCode));

        Open(Role.VillageClerk, $"/certificates/new?q={Uri.EscapeDataString("养犬")}", $"/certificates/slips/{slip.Headers.Location!.OriginalString.Split('/')[3].Split('?')[0]}", $"/certificates/{discarded}/discarded");
        Open(Role.VillageClerk, "/certificates/new/ZM-07", "/certificates/new/ZM-02");
        Open(Role.VillageClerk, $"/certificates/{draft}", $"/certificates/{draft}/edit", $"/certificates/{waiting}", $"/certificates/{stamped}", $"/certificates/{stamped}/hand-over");
        Open(Role.VillageHead, $"/certificates/{waiting}/sign", $"/certificates/{stamped}/void", "/certificates/seal");
        Open(Role.SealKeeper, $"/certificates/{signed}/stamp");
    }

    /// <summary>Somebody who can be named to sign: a clerk of 江口村 who does not keep the seal.</summary>
    private Task<Guid> DelegateAsync() => portal.InDatabaseAsync(db => db.Posts.Where(p => p.Role == Role.VillageClerk && db.Units.Any(u => u.Id == p.UnitId && u.Code == DemonstrationOfficers.Jiangkou) && !db.Posts.Any(k => k.PersonId == p.PersonId && k.Role == Role.SealKeeper)).Select(p => p.PersonId).FirstAsync());

    private async Task OpenAdmissionsAsync()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        await OpenDraftsAsync(made, from);
        AdmissionRequest Asks(string title) => MadeAdmissions.Addition(title, from);
        var waiting = (await made.AwaitingCountersignAsync(Asks("协助等待审签的事项"))).Id;
        var stopped = (await made.StoppedAsync(Asks("协助被拦下的事项"), "FM-02")).Id;
        var contested = (await made.ContestedAsync(Asks("协助申诉中的事项"), "FM-02")).Id;
        var submitted = (await made.SubmittedAsync(Asks("协助写法转嫁的事项"), AdmissionFindings.None with { Shifted = [new Shift("协助", true, 0, 2)] })).Id;
        var accepted = (await made.AcceptedAsync(Asks("协助已受理的事项"))).Id;
        var village = await portal.UnitAsync(DemonstrationOfficers.Jiangkou);
        var consulting = await made.ConsultingAsync(Asks("协助协商中的事项"), village);
        var disputed = (await made.DisputedAsync(Asks("协助有不同意见的事项"), await portal.UnitAsync(Department))).Id;
        var deciding = (await made.AwaitingApprovalAsync(Asks("协助等待审定的事项"))).Id;
        var municipal = (await made.AwaitingMunicipalAsync(Asks("协助报市里审定的事项"))).Id;
        var admitted = await made.AdmittedTaskAsync(await made.TaskAsync("协助临时的事项", from));

        Open(Role.TownshipStaff, $"/admissions/{waiting}", $"/admissions/{waiting}/withdraw", $"/admissions/{stopped}/contest");
        Open(Role.Countersigner, $"/admissions/{waiting}/countersign", $"/admissions/{waiting}/send-back");
        Open(Role.Reviewer, $"/admissions/{submitted}", $"/admissions/{submitted}/accept", $"/admissions/{submitted}/return", $"/admissions/{submitted}/assign", $"/admissions/{contested}/contest-decision", $"/admissions/{accepted}/consult");
        Open(Role.Reviewer, $"/admissions/{consulting.Id}", $"/admissions/{consulting.Id}/consult", $"/admissions/{consulting.Id}/close-consultation", $"/admissions/{disputed}/assess", $"/admissions/{disputed}/reopen");
        Open(Role.VillageHead, $"/admissions/{consulting.Id}/answer/{consulting.Consultations[0].Id}");
        Open(Role.Approver, $"/admissions/{deciding}/decide", $"/admissions/{municipal}/decide");
        OpenToVisitors($"/admissions/announcements/{admitted.Number}");
        await OpenHandoverAsync(made);
    }

    private async Task OpenDraftsAsync(MadeAdmissions made, DateOnly from)
    {
        var draft = (await made.DraftAsync(MadeAdmissions.Addition("协助起草中的事项", from))).Id;
        var task = (await made.DraftAsync(await made.TaskAsync("协助起草中的任务", from))).Id;
        var returned = (await made.ReturnedAsync(MadeAdmissions.Addition("协助退回补正的事项", from))).Id;
        var discarded = (await made.DiscardedAsync(MadeAdmissions.Addition("协助已删除的事项", from))).Id;
        var file = new Attachment(draft, null, "x.pdf", AttachmentKind.Pdf, (1, [0]), made.Staff, portal.Clock.GetUtcNow());
        await SaveAsync(file, new AttachmentContent { AttachmentId = file.Id, Bytes = [0] });
        Open(Role.TownshipStaff, Enum.GetNames<FormStep>().Select(s => $"/admissions/{draft}/edit/{s}"));
        Open(Role.TownshipStaff, $"/admissions/{task}/edit/Work", $"/admissions/{returned}/edit/Check", $"/admissions/{discarded}/discarded");
        foreach (var list in new[] { ListKind.Autonomy, ListKind.Negative, ListKind.Certificate, ListKind.Cancelled })
        {
            Open(Role.TownshipStaff, $"/admissions/{(await made.DraftAsync(new AdmissionRequest { Kind = AdmissionKind.AddItem, List = list, Title = $"起草中的{list}" })).Id}/edit/Item");
        }

        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-09"));
        var amendment = MadeAdmissions.Amendment(item, from);
        var stale = await made.DraftAsync(amendment with { Item = amendment.Item with { Department = "镇里写的部门" } });
        await journey.ApproveAsync((await made.AwaitingApprovalAsync(amendment with { Item = amendment.Item with { Department = "区里改的部门" } })).Id, "approver.a", from);
        Open(Role.TownshipStaff, $"/admissions/{stale.Id}/take-over");
    }

    private async Task OpenHandoverAsync(MadeAdmissions made)
    {
        var (district, now) = (await portal.UnitAsync(DemonstrationOfficers.District), portal.Clock.GetUtcNow());
        Task<Guid> ReviewerAsync() => portal.InDatabaseAsync(async db => (await TestOfficers.AppointAsync(db, Role.Reviewer, district, now)).Account.PersonId);
        var handover = CaseHandover.Give(await ReviewerAsync(), await ReviewerAsync(), (Days.On(now).AddDays(3), null), [], made.Reviewer, now);
        await SaveAsync(handover);
        Open(Role.Reviewer, "/admissions/handover", $"/admissions/handover/{handover.Id}/end");
    }

    private async Task OpenEmergenciesAsync()
    {
        var made = new MadeEmergencies(portal);
        var issued = (await made.IssuedAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou)).Id;
        var filed = (await made.FiledAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou)).Id;
        const string Index = "/admissions/emergency";
        Open(Role.TownshipStaff, $"{Index}/new", $"{Index}/{issued}", $"{Index}/{issued}/file", $"{Index}/{issued}/end");
        Open(Role.Reviewer, $"{Index}/{filed}/review", $"{Index}/{filed}/end");
    }
}
