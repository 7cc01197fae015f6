using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Schemes;

/// <summary>Consent, a check a village under the scheme: by the layer of villages, else by what parcels say of themselves.</summary>
internal sealed class ConsentChecks(SchemeInput input, SchemeParcels parcels)
{
    private readonly SchemeCheckRule _rule = input.Rules.Scheme["consent"];

    public IEnumerable<SchemeCheck> Run()
    {
        var villages = Villages();
        var checks = villages.Where(group => group.Village.Length > 0).OrderBy(group => group.Village, StringComparer.Ordinal).Select(Of).ToList();
        var lost = villages.Where(group => group.Village.Length == 0).SelectMany(group => group.Parts).ToList();
        if (lost.Count > 0)
        {
            var area = lost.Aggregate(Area.Zero, (sum, part) => sum + part.Area).SquareMetres.ToString("N2", CultureInfo.InvariantCulture);
            checks.Add(Check(
                "", SchemeOutcome.NotKnown, null, lost, $"无法判断：{lost.Count} 个地块中有 {area} 平方米不知道属于哪个村。", $"Not known: nobody says to which village {area} m² of {lost.Count} parcels belong."));
        }

        return checks;
    }

    private SchemeCheck Of((string Village, IReadOnlyList<SchemePart> Parts) group)
    {
        if (input.Ledgers.Consents.FirstOrDefault(row => row.Village == group.Village) is not { } consent)
            return Check(group.Village, SchemeOutcome.NotKnown, null, group.Parts, $"无法判断：{group.Village} 没有登记表决结果。", $"Not known: no vote of {group.Village} is entered.");
        var (share, limit) = (new Ratio(consent.Agreed, consent.Total), _rule.Limit!.Value);
        var (who, whoEn) = consent.IsOfMembers ? ("成员", "members") : ("村民代表", "representatives");
        return Check(
            group.Village, share >= limit ? SchemeOutcome.Pass : SchemeOutcome.Fail, share, group.Parts, $"{group.Village}：{consent.Total} 名{who}中 {consent.Agreed} 名同意（{ShareChecks.Percent(share, limit)}），要求 {limit.Numerator}/{limit.Denominator} 以上。",
            $"{group.Village}: {consent.Agreed} of {consent.Total} {whoEn} agreed ({ShareChecks.Percent(share, limit)}); at least {limit.Numerator}/{limit.Denominator} is asked.");
    }

    private List<(string Village, IReadOnlyList<SchemePart> Parts)> Villages() =>
    [
        .. Known().GroupBy(one => one.Village).Select(group => (
            group.Key,
            (IReadOnlyList<SchemePart>)[.. group.GroupBy(one => one.Parcel).OrderBy(one => one.Key).Select(one => parcels.Part(one.Key) with { Area = Area.FromSquareMetres(one.Sum(part => part.SquareMetres)) })])),
    ];

    /// <summary>The ground of each parcel by village; an empty one for what nobody says.</summary>
    private IEnumerable<(int Parcel, string Village, double SquareMetres)> Known()
    {
        if (parcels.On(LayerRole.Village, (_, _) => true)?.ToLookup(one => one.Parcel) is not { } beneath)
            return Enumerable.Range(0, parcels.Features.Count).Select(parcel => (parcel, parcels.Text(parcel, "village"), parcels.Areas[parcel].SquareMetres));
        return Enumerable.Range(0, parcels.Features.Count).SelectMany(parcel =>
        {
            var ground = beneath[parcel].Where(one => !IsSliver(one.SquareMetres)).Select(one => (one.Parcel, VillageOf(one), one.SquareMetres)).ToList();
            var rest = parcels.Polygons.SquareMetres(parcel) - beneath[parcel].Sum(one => one.SquareMetres);
            return ground.Count == 0 ? [(parcel, "", parcels.Areas[parcel].SquareMetres)] : IsSliver(rest) ? ground : ground.Append((parcel, "", rest));
        });
    }

    private bool IsSliver(double squareMetres) => Area.FromSquareMetres(squareMetres) < input.Audit.Pack.Info.Tolerance.Sliver;

    private static string VillageOf(Beneath one) =>
        SchemeParcels.Text(one.Layer, one.Feature, "village") is { Length: > 0 } village ? village : SchemeParcels.Text(one.Layer, one.Feature, "name");

    private SchemeCheck Check(string village, SchemeOutcome outcome, Ratio? share, IReadOnlyList<SchemePart> parts, string zh, string en) =>
        new(_rule.Id, _rule.TitleZh, _rule.TitleEn, village, outcome, null, share, _rule.Limit, _rule.Basis, zh, en, parts);
}
