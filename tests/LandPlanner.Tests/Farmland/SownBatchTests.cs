using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.Farmland;

public sealed class SownBatchTests
{
    private const string Wheat = "year=2024; month=3; season=夏收; village=甲村; crop=小麦; area_mu=12.5";

    private static readonly DateOnly Today = new(2024, 6, 10);

    private static readonly LedgerForm Form = Data.Ledgers.Get("sown-crop");

    [Fact]
    public void Entries_are_rows_with_codes_and_square_metres()
    {
        var batch = Read([Wheat, Wheat.Replace("month=3", "month=4", StringComparison.Ordinal)]);

        Assert.Empty(batch.Complaints);
        var row = batch.Rows[0].Row;
        // 12.5 mu are 12.5 × 2000/3 m².
        Assert.Equal(("wheat", "summer", 8333.33, "entry", "ZZ-0001"), (row.Text("crop"), row.Text("season"), row.Real("area_m2"), row.Text("by"), row.Text("number")));
        Assert.Equal("ZZ-0002", batch.Rows[1].Row.Text("number"));
    }

    [Fact]
    public void The_same_month_twice_is_refused_in_the_table_and_in_the_ledger()
    {
        var there = Row("sown-crop", "number=ZZ-0009; year=2024; month=5; season=summer; village=甲村; crop=wheat; area_mu=1; by=entry");

        var batch = Read([Wheat, Wheat, Wheat.Replace("month=3", "month=5", StringComparison.Ordinal)], there);

        Assert.Equal([3, 4], batch.Complaints.Select(complaint => complaint.Line));
        Assert.Contains("line 2", Assert.Single(batch.Complaints[0].Sentences), StringComparison.Ordinal);
        Assert.Contains("'ZZ-0009'", Assert.Single(batch.Complaints[1].Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void A_survey_of_the_same_fields_is_another_account()
    {
        var survey = Row("sown-crop", "number=ZZ-0009; year=2024; month=3; season=summer; village=甲村; crop=wheat; area_mu=1; by=survey");

        Assert.Empty(Read([Wheat], survey).Complaints);
    }

    [Fact]
    public void Everything_wrong_with_a_line_is_said_at_once()
    {
        var batch = Read(["year=2024; month=13; season=冬; village=火星; crop=石头; area_mu=十亩", "year=2024; season=year; village=甲村; crop=untilled; area_mu=0"]);

        Assert.Equal(
            ["season", "area_mu", "month", "石头", "火星"],
            batch.Complaints[0].Sentences.Select(sentence => new[] { "season", "area_mu", "month", "石头", "火星" }.First(word => sentence.Contains($"'{word}'", StringComparison.Ordinal))));
        Assert.Equal(3, batch.Complaints[1].Sentences.Count);
        Assert.Empty(batch.Rows);
    }

    [Fact]
    public void Grain_is_counted_against_the_target_of_its_year()
    {
        var rows = new[]
        {
            Row("sown-crop", "year=2023; crop=wheat; area_m2=1000000; by=entry"), Row("sown-crop", "year=2023; crop=corn; area_m2=700000; by=entry"),
            Row("sown-crop", "year=2023; crop=vegetable; area_m2=2000; by=entry"), Row("sown-crop", "year=2023; crop=grain; area_m2=2400000; by=survey"),
            Row("sown-crop", "year=2022; crop=wheat; area_m2=5000; by=entry"),
        };

        var account = SowingAccount.Of(rows, 2023, Data.Farmland.Crops, Data.Farmland.Targets);

        // 1,700,000 m² are 2,550 mu: three quarters of 3,400. Survey and entries are not added up.
        var grain = account.Lines.Single(line => line.Kind == CropKind.Grain);
        Assert.Equal((3400m, 2550m, 0.75m, 3600m), (grain.Target!.Mu, grain.Entered.Mu(), grain.ShareOfTarget, grain.Surveyed!.Value.Mu()));
        Assert.Equal((3m, null), (account.Lines.Single(line => line.Kind == CropKind.Vegetable).Entered.Mu(), account.Lines.Single(line => line.Kind == CropKind.Vegetable).ShareOfTarget));
    }

    /// <summary>Two villages by survey, 1,500 and 2,100 mu; the second entered a part of it.</summary>
    [Fact]
    public void A_village_that_entered_takes_no_other_villages_survey_away()
    {
        var rows = new[]
        {
            Row("sown-crop", "year=2023; village=甲村; crop=grain; area_m2=1000000; by=survey"), Row("sown-crop", "year=2023; village=乙村; crop=grain; area_m2=1400000; by=survey"),
            Row("sown-crop", "year=2023; month=3; village=乙村; crop=wheat; area_m2=10000; by=entry"), Row("sown-crop", "year=2023; month=4; village=乙村; crop=wheat; area_m2=10000; by=entry"),
            Row("sown-crop", "year=2023; month=4; village=甲村; crop=vegetable; area_m2=2000; by=entry"),
        };

        var account = SowingAccount.Of(rows, 2023, Data.Farmland.Crops, Data.Farmland.Targets);

        // 1,000,000 m² by survey and 20,000 entered are 1,530 mu: 45 % of 3,400.
        var grain = account.Lines.Single(line => line.Kind == CropKind.Grain);
        Assert.Equal((1530m, 0.45m, 1, 1), (grain.Counted.Mu(), grain.ShareOfTarget, grain.VillagesByEntry, grain.VillagesBySurvey));
        Assert.Equal((30m, 3600m), (grain.Entered.Mu(), grain.Surveyed!.Value.Mu()));
    }

    /// <summary>It is June 2024, and the village has 500 mu.</summary>
    [Theory]
    [InlineData("year=2024; month=7; area_mu=12", "not come yet")]
    [InlineData("year=2030; month=6; area_mu=12", "not come yet")]
    [InlineData("year=2024; month=3; area_mu=500.1", "all of 甲村 is 500")]
    [InlineData("year=2024; month=3; area_mu=999999", "all of 甲村 is 500")]
    [InlineData("year=2024; month=6; area_mu=500", null)]
    public void What_cannot_have_been_sown_is_refused(string told, string? reason)
    {
        var complaints = Read([$"season=夏收; village=甲村; crop=小麦; {told}"]).Complaints;

        Assert.Equal(reason is null ? 0 : 1, complaints.Count);
        Assert.Contains(reason ?? "", string.Concat(complaints.SelectMany(complaint => complaint.Sentences)), StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_of_full_width_are_digits()
    {
        var row = Assert.Single(Read(["year=２０２４; month=３; season=夏收; village=甲村; crop=小麦; area_mu=１２．５; plot=１号地"]).Rows).Row;

        Assert.Equal((2024L, 3L, 12.5, "１号地"), (row.Integer("year"), row.Integer("month"), row.Real("area_mu"), row.Text("plot")));
    }

    private static SownBatch Read(string[] lines, params LedgerRow[] there) => SownBatch.Read(
        lines.Select((line, i) => new SownLine(i + 2, [.. line.Split(';', StringSplitOptions.TrimEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))])),
        Form, Form.Schema, there, Data.Farmland.Crops, new Dictionary<string, Area> { ["甲村"] = Area.FromMu(500), ["乙村"] = Area.FromMu(500) }, Today);
}
