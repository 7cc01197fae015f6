using LandPlanner.Changes;
using LandPlanner.Farmland;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public sealed class FarmlandTablesTests
{
    private static readonly FarmlandTables Tables = TableSet.Open().Farmland;

    [Theory]
    [InlineData("2023-06-01", "two-balances", ChangeKind.NonGrain, "flows")]
    [InlineData("2023-06-01", "two-balances", ChangeKind.NonAgricultural, "compensation")]
    [InlineData("2024-02-05", "one-compensation", ChangeKind.NonGrain, "compensation")]
    [InlineData("2020-06-01", "compensation", ChangeKind.NonGrain, null)]
    [InlineData("2024-02-05", "one-compensation", ChangeKind.OtherOutflow, null)]
    public void A_flow_is_answered_by_the_account_of_its_day(string day, string regime, ChangeKind flow, string? account)
    {
        var inForce = Tables.Regimes.On(DateOnly.Parse(day, null))!;

        Assert.Equal((regime, account), (inForce.Id, inForce.Accounts.SingleOrDefault(one => one.Lost.Contains(flow))?.Id));
    }

    [Fact]
    public void The_figure_of_the_work_report_is_the_target_of_its_year()
    {
        var target = Assert.Single(Tables.Targets, target => target.Year == 2023);

        Assert.Equal((CropKind.Grain, 3400m, "report"), (target.Kind, target.Mu, target.Mark));
    }

    [Theory]
    [InlineData("LS", CropKind.Grain)]
    [InlineData("LYFL", CropKind.Grain)]
    [InlineData("FLS", CropKind.Other)]
    [InlineData("XG", CropKind.None)]
    [InlineData("WG", CropKind.None)]
    public void A_planting_attribute_stands_for_a_kind_of_crop(string planting, CropKind kind) => Assert.Equal(kind, Tables.Crops.OfPlanting(planting)!.Kind);

    [Theory]
    [InlineData("面积", "area_mu")]
    [InlineData("播种面积（亩）", "area_mu")]
    [InlineData("Sown area (mu)", "area_mu")]
    [InlineData("村名", "village")]
    [InlineData("MONTH", "month")]
    public void Columns_go_by_the_names_people_give_them(string column, string field) => Assert.Equal(field, Tables.EntryColumns[column]);

    [Theory]
    [InlineData("abandonment.yaml", "years: 0", "years: 3", "begin with 0")]
    [InlineData("abandonment.yaml", "begins: 03-01", "begins: 13-01", "'13-01' is no day")]
    [InlineData("abandonment.yaml", "  spring:", "  monsoon:", "no choice")]
    [InlineData("abandonment.yaml", "  tenure:", "  weather:", "no choice")]
    [InlineData("abandonment.yaml", "mark: K-m}", "mark: sure}", "'sure' is none of")]
    [InlineData("plots.yaml", "same: 0.5", "same: 0.01", "less than")]
    [InlineData("plots.yaml", "same: 0.5", "same: 50", "no share")]
    [InlineData("crops.csv", "Wheat,grain", "Wheat,cereal", "'cereal' is none of")]
    [InlineData("crops.csv", "other,FLS", "other,LS", "there twice")]
    [InlineData("crops.csv", "other,FLS", "other,FLX", "'FLX' is not in")]
    [InlineData("targets.yaml", "kind: grain", "kind: none", "no kind of crop")]
    [InlineData("targets.yaml", "mu: 3400", "mu: -3", "no area in mu")]
    [InlineData("regimes.yaml", "from: 2021-11-27", "from: 2025-01-01", "in which they began")]
    [InlineData("regimes.yaml", "from: 2021-11-27", "from: soon", "'soon' is no date")]
    [InlineData("regimes.yaml", "lost: [nonGrain,", "lost: [restored,", "'restored' is none of")]
    [InlineData("entry-columns.yaml", "crop:", "harvest:", "no field 'harvest'")]
    [InlineData("entry-columns.yaml", "[月]", "[季]", "a name of")]
    public void A_mistake_is_one_sentence_with_file_and_line(string file, string old, string bad, string reason)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace("farmland/" + file, old, bad);

        var failure = Assert.Throws<TableException>(() => data.Tables.Farmland);

        Assert.Equal(path, failure.Path);
        Assert.True(failure.Line > 0);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
