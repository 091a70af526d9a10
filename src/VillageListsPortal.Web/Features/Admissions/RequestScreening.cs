using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Features.Admissions.Papers;
using VillageListsPortal.Web.Features.Screening;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Screens a request against the lists in force (domain 3.11): its title, and all words by which the village could be made responsible.</summary>
public sealed class RequestScreening(DistrictScreener district, IStringLocalizer<MeetingTexts> words)
{
    public async Task<AdmissionFindings> OfAsync(AdmissionRequest request) => (await ReadAsync(request.Title, request.ScreenedWords, request.DescribedWords, request.Part, request.ItemCode)).Of(request);

    /// <summary>Screens what villages are told to do at once; it stops nothing (domain 3.10).</summary>
    public Task<AdmissionFindings> OfAsync(string title, string task) => ReadAsync(title, task, task, VillagePart.Assists, null);

    /// <summary>Money and staff bind the village, and say nothing about what it does: what the lists have already is sought in the description alone.</summary>
    private async Task<AdmissionFindings> ReadAsync(string title, string bound, string described, VillagePart part, string? itself)
    {
        var screener = await district.ReadAsync();
        var role = words[$"part.{part}"];
        var read = screener.Screen(new ScreeningText(title, bound, role));
        var does = described == bound ? read : screener.Screen(new ScreeningText(title, described, role));
        return new AdmissionFindings(
            [.. read.Crossed.Select(c => Crossed(c, screener.ItemOf(c.Code)))],
            [.. read.Shifted.Select(s => new Shift(s.At.Clause, s.At.Part == TextPart.Title, s.At.Start, s.At.Length) { Who = s.Responsible ?? "", Reasons = Kept(s.Reasons) })],
            [.. does.CoveredBy.Where(c => c.Code != itself).Select(c => new Covering(c.Code, c.Score) { Title = screener.ItemOf(c.Code)?.Title ?? "", TitleEn = screener.ItemOf(c.Code)?.TitleEn })])
        {
            Defects = does.Defects,
        };
    }

    private static Crossing Crossed(CrossedLine c, ScreeningItem? item) => new(c.Code, c.At.Clause, c.At.Part == TextPart.Title, c.At.Start, c.At.Length, c.Responsible ?? "", c.Basis, c.LawfulBody)
    {
        Title = item?.Title ?? "",
        TitleEn = item?.TitleEn,
        Reasons = Kept(c.Reasons),
    };

    private static FoundReason[] Kept(IReadOnlyList<Reason> reasons) => [.. reasons.Select(r => new FoundReason(r.Code, r.Words))];
}
