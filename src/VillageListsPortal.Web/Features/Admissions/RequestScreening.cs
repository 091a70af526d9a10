using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Features.Admissions.Papers;
using VillageListsPortal.Web.Features.Screening;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Screens a request against the lists in force (domain 3.11): its title, what the village does and how it is judged.</summary>
public sealed class RequestScreening(DistrictScreener screener, IStringLocalizer<MeetingTexts> words)
{
    public async Task<AdmissionFindings> OfAsync(AdmissionRequest request)
    {
        var read = (await screener.ReadAsync()).Screen(new ScreeningText(request.Title, $"{request.Task}\n{request.Judging}", words[$"part.{request.Part}"]));
        return new AdmissionFindings(
            [.. read.Crossed.Select(c => new Crossing(c.Code, c.At.Clause, c.At.Part == TextPart.Title, c.At.Start, c.At.Length, c.Responsible ?? ""))],
            [.. read.Shifted.Select(s => new Shift(s.At.Clause, s.At.Part == TextPart.Title, s.At.Start, s.At.Length))],
            [.. read.CoveredBy.Where(c => c.Code != request.ItemCode).Select(c => new Covering(c.Code, c.Score))]);
    }
}
