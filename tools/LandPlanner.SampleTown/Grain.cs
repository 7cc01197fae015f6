using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown;

/// <summary>A field sown with grain.</summary>
internal sealed record GrainField(Geometry Shape, string Village, string Crop, Area Official);

/// <summary>The fields whose grain the work report counts: 3400余亩, whole patches of the first survey.</summary>
internal sealed class Grain
{
    private const decimal LeastMu = 3_400;
    private const decimal MostMu = 3_450;

    private static readonly string[] Crops = ["小麦", "玉米", "玉米", "大豆", "甘薯"];

    public Grain(Ground ground, long seed)
    {
        var chance = new Chance(seed, "grain");
        var (fields, sum) = (new List<GrainField>(), Area.Zero);
        var cultivated = Enumerable.Range(0, ground.Survey.Patches.Count).Where(patch => ground.Survey.Patches[patch].Class.IsCultivated);
        foreach (var patch in chance.Shuffle(cultivated))
        {
            var area = ground.Areas.Of(ground.PatchShapes[patch]);
            if ((sum + area).Mu(2) > MostMu)
                continue;
            sum += area;
            fields.Add(new(ground.PatchShapes[patch], ground.Villages.All[ground.Survey.Patches[patch].Village].Name, chance.Pick(Crops), area));
            if (sum.Mu(2) >= LeastMu)
                break;
        }

        Fields = fields;
    }

    public IReadOnlyList<GrainField> Fields { get; }
}
