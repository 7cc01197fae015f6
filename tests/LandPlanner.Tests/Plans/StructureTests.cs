using LandPlanner.Plans;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.Plans;

/// <summary>Formulas of the town's report and of other plans, read by hand.</summary>
public sealed class StructureTests
{
    private static readonly PlanRules Rules = TableSet.Open().Plans;

    [Theory]
    [InlineData("一轴三区四点六段", "axis 1, zone 3, point 4, segment 6", "")]
    [InlineData("一中心两纽带", "center 1, belt 2", "")]
    [InlineData("“一中心、两纽带”", "center 1, belt 2", "")]
    [InlineData("温泉镇：一轴两带十二组团", "axis 1, belt 2, zone 12", "")]
    [InlineData("一心二十一节点", "center 1, point 21", "")]
    [InlineData("2轴10片区", "axis 2, zone 10", "")]
    [InlineData("一轴多点", "axis 1", "多点")]
    [InlineData("山水田园", "", "山水田园")]
    public void A_name_says_how_many_of_each(string name, string counts, string unread)
    {
        var formula = StructureFormula.Read(name, Rules);

        Assert.Equal(counts, string.Join(", ", formula.Counts.Select(count => $"{count.Kind.Word()} {count.Count}")));
        Assert.Equal(unread, formula.Unread);
    }

    [Fact]
    public void What_is_drawn_is_held_against_the_name()
    {
        StructurePart[] parts = [Part("一轴两区", StructureKind.Axis, 1), Part("一轴两区", StructureKind.Zone, 2), Part("一中心", StructureKind.Center, 1), Part("一中心", StructureKind.Belt, 1), Part("山水", StructureKind.Zone, 1), Part("一点多带", StructureKind.Point, 1), Part("", StructureKind.Zone, 1)];

        var structures = Structure.Of(parts, Rules).ToDictionary(structure => structure.Name);

        Assert.Equal(["一中心", "一点多带", "一轴两区", "山水"], structures.Keys.Order(StringComparer.Ordinal));
        Assert.False(structures["一轴两区"].IsComplete);
        Assert.Equal([(StructureKind.Axis, 0), (StructureKind.Zone, 1)], structures["一轴两区"].Balances.Select(balance => (balance.Kind, balance.Lacking)));
        // A belt that the name does not speak of does no harm.
        Assert.True(structures["一中心"].IsComplete);
        Assert.Null(structures["一点多带"].IsComplete);
        Assert.Null(structures["山水"].IsComplete);
    }

    [Fact]
    public void More_than_declared_is_not_complete_either()
    {
        var structure = Assert.Single(Structure.Of([Part("一轴", StructureKind.Axis, 1), Part("一轴", StructureKind.Axis, 2)], Rules));

        Assert.False(structure.IsComplete);
        Assert.Equal(-1, Assert.Single(structure.Balances).Lacking);
    }

    [Fact]
    public void A_part_of_no_kind_leaves_a_structure_incomplete() =>
        Assert.False(Assert.Single(Structure.Of([Part("一轴", StructureKind.Axis, 1), new("图", 2, "一轴", null, "轨", "", null, "", null)], Rules)).IsComplete);

    private static StructurePart Part(string structure, StructureKind kind, long order) => new("图", order, structure, kind, kind.Word(), "", order, "", null);
}
