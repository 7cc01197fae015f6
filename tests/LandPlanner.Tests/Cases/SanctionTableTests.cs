using LandPlanner.Areas;
using LandPlanner.Cases;

namespace LandPlanner.Tests.Cases;

public sealed class SanctionTableTests
{
    private static readonly SanctionTable Table = CaseRows.Tables.Sanctions;

    private static readonly Area Some = Area.FromSquareMetres(1234.56);

    [Theory]
    [InlineData("non-farm-build", true, false, "reg-55; reg-57")]
    [InlineData("non-farm-build", true, true, "reg-55; reg-57; bfr-33")]
    [InlineData("non-farm-build", false, false, "reg-57")]
    [InlineData("orchard", true, false, "")]
    [InlineData("orchard", true, true, "reg-51")]
    [InlineData("pond", true, true, "reg-51")]
    [InlineData("idle", true, true, "")]
    public void Articles_apply_by_kind_and_ground(string kind, bool onFarmland, bool onBasicFarmland, string ids) => Assert.Equal(
        ids, SanctionTable.Write(Table.Applying(kind, onFarmland ? Some : Area.Zero, onBasicFarmland ? Some : Area.Zero)));

    [Fact]
    public void What_is_not_known_applies_to_nothing_by_itself() => Assert.Equal("reg-57", SanctionTable.Write(Table.Applying("non-farm-build", null, null)));

    [Fact]
    public void Illegal_occupation_costs_100_to_1000_yuan_a_square_metre_to_the_cent()
    {
        // Regulation art. 57: 1,234.56 m² at 100 and at 1,000 yuan.
        var sanction = SanctionTable.Reckon(Table.Find("reg-57")!, Some, SanctionBases.Unknown);

        Assert.Equal((123_456.00m, 1_234_560.00m), (sanction.LowYuan!.Value, sanction.HighYuan!.Value));
        Assert.EndsWith("每平方米 100–1000 元 × 1234.56 平方米 = 123456.00–1234560.00 元", sanction.SayZh(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fee_the_province_sets_is_not_known_until_somebody_says_it()
    {
        var rule = Table.Find("reg-51")!;

        var unknown = SanctionTable.Reckon(rule, Some, SanctionBases.Unknown);
        Assert.Null(unknown.LowYuan);
        Assert.EndsWith("2–5 times the cultivation fee (base not known)", unknown.SayEn(), StringComparison.Ordinal);
        // 1,234.56 m² × 20.33 yuan × 2 and × 5 = 50,197.2096 and 125,493.024.
        var known = SanctionTable.Reckon(rule, Some, new(CultivationFeePerSquareMetre: 20.33m));
        Assert.Equal((50_197.21m, 125_493.02m), (known.LowYuan!.Value, known.HighYuan!.Value));
    }

    [Fact]
    public void Of_illegal_income_a_part_is_due()
    {
        var sanction = SanctionTable.Reckon(Table.Find("reg-54")!, Area.Zero, new(IllegalIncome: 1_000_000));

        Assert.Equal((100_000m, 500_000m), (sanction.LowYuan!.Value, sanction.HighYuan!.Value));
    }

    [Fact]
    public void A_case_is_reckoned_on_what_was_not_approved_of_it()
    {
        var one = CaseRows.Of(1, ("kind", "non-farm-build"), ("area_m2", 1000.0), ("farmland_m2", 600.0), ("basic_farmland_m2", 0.0), ("approved_m2", 250.0));

        var sanctions = Table.For(one);

        Assert.Equal(["reg-55", "reg-57"], sanctions.Select(sanction => sanction.Rule.Id));
        Assert.Equal([60_000L, 75_000], sanctions.Select(sanction => sanction.On.Hundredths));
        Assert.Equal(75_000m, sanctions[1].LowYuan);
    }

    [Fact]
    public void What_somebody_chose_goes_before_what_applies_by_itself()
    {
        var one = CaseRows.Of(1, ("kind", "non-farm-build"), ("area_m2", 1000.0), ("sanction", "reg-52；reg-56, 口头警告"));

        Assert.Equal(["reg-52", "reg-56"], Table.For(one).Select(sanction => sanction.Rule.Id));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("suspect", null, true)]
    [InlineData("lawful", null, false)]
    [InlineData("unchanged", null, false)]
    [InlineData("suspect", "legal", false)]
    [InlineData("suspect", "other", false)]
    [InlineData("lawful", "illegal", true)]
    public void What_is_judged_lawful_is_not_punished(string? desk, string? judgement, bool isPunished) => Assert.Equal(
        isPunished, Table.For(CaseRows.Of(1, ("kind", "non-farm-build"), ("area_m2", 10.0), ("desk_verdict", desk), ("judgement", judgement))).Count > 0);
}
