using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.Ledgers;

/// <summary>How rows of a ledger are chosen, ordered, numbered and summed.</summary>
public sealed class LedgerListingTests
{
    private static readonly LedgerForm Form = Data.Ledgers.Get("abandoned-plot");

    private static readonly LedgerRow[] Rows =
    [
        Row("abandoned-plot", "number=LH-0001; village=温泉村; cause=no-water; until=2024-06-30; area_m2=100", id: 1),
        Row("abandoned-plot", "number=LH-0002; village=柳林村; until=2023-12-31; area_m2=30.5", id: 2),
        Row("abandoned-plot", "number=LH-0003; village=温泉村; cause=tenure; area_m2=9", id: 3),
    ];

    [Theory]
    [InlineData("village=温泉村", "1 3")]
    [InlineData("village!=温泉村", "2")]
    [InlineData("cause=无水", "1")]
    [InlineData("cause=", "2")]
    [InlineData("cause!=", "1 3")]
    [InlineData("until<2024-06-30", "2")]
    [InlineData("until<=2024-06-30", "1 2")]
    [InlineData("area_m2>30", "1 2")]
    [InlineData("area_m2>=30.5", "1 2")]
    [InlineData("village~柳", "2")]
    [InlineData("number~lh-", "1 2 3")]
    public void Rows_are_chosen_by_condition(string condition, string ids)
    {
        var parsed = LedgerCondition.Parse(Form, condition);

        Assert.Equal(ids, string.Join(' ', Rows.Where(parsed.IsMetBy).Select(row => row.Id)));
    }

    [Theory]
    [InlineData("village", "no condition")]
    [InlineData("=x", "no condition")]
    [InlineData("colour=red", "no field 'colour'")]
    [InlineData("until>soon", "a date such as")]
    [InlineData("cause=weather", "one of")]
    public void What_is_no_condition_is_refused(string condition, string reason) =>
        Assert.Contains(reason, Assert.ThrowsAny<WorkspaceException>(() => LedgerCondition.Parse(Form, condition)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("area_m2", "3 2 1")]
    [InlineData("-area_m2", "1 2 3")]
    [InlineData("until", "2 1 3")]
    [InlineData("-until", "1 2 3")]
    [InlineData("village", "2 1 3")]
    public void Rows_are_ordered_by_a_field_and_the_empty_stand_last(string order, string ids) =>
        Assert.Equal(ids, string.Join(' ', Rows.Order(LedgerOrder.Parse(Form, order)).Select(row => row.Id)));

    [Fact]
    public void Numbers_go_on_from_the_greatest_and_keep_those_that_are_free()
    {
        var numbers = new LedgerNumbering("LH", ["LH-0007", "LH-x", "ZZ-0100"]);

        Assert.Equal(["甲-1", "LH-0008", "LH-0009", "LH-0010"], [numbers.Give("甲-1"), numbers.Give("甲-1"), numbers.Give(""), numbers.Next()]);
    }

    /// <summary>Three thirds of a mu: 222.22 m² each are 0.333… mu, their sum 666.66 m² is 0.99999 mu.</summary>
    [Fact]
    public void Groups_add_up_in_mu_to_their_total()
    {
        var rows = new[] { "甲", "乙", "丙" }.Select(village => Row("abandoned-plot", $"village={village}; area_m2=222.22")).ToList();

        var groups = LedgerGroup.By(rows, row => row.Text("village"), row => row.SquareMetres("area_m2") ?? Area.Zero);

        Assert.Equal([0.33m, 0.33m, 0.34m], groups.Select(group => group.Mu).Order());
        Assert.Equal(1.00m, LedgerGroup.Of(rows, row => row.SquareMetres("area_m2") ?? Area.Zero).Mu);
    }
}
