using LandPlanner.Features;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Held;

public sealed class HeldTableTests
{
    private static readonly FeatureSchema Schema = new([new("名称", FieldType.Text), new("面积", FieldType.Real), new("编号", FieldType.Text), new("年", FieldType.Integer)]);

    private static readonly object?[][] Rows =
    [
        ["柳林村", 12.5, "10", 2023L],
        ["温泉村", null, "9", 2021L],
        [null, 3.0, "100", null],
        ["北汤村", 250.0, "2", 2022L],
        ["温泉村", 12.5, "1", 2024L],
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_stand_in_order_of_their_ids_until_asked_otherwise() => Assert.Equal([1, 2, 3, 4, 5], await IdsAsync(new()));

    [Fact]
    public async Task Numbers_are_sorted_by_size_with_empty_cells_last() => Assert.Equal([3, 1, 5, 4, 2], await IdsAsync(new() { SortBy = new(1) }));

    [Fact]
    public async Task Empty_cells_are_last_the_other_way_too_and_equals_stay_in_order_of_ids() =>
        Assert.Equal([4, 1, 5, 3, 2], await IdsAsync(new() { SortBy = new(1), IsDescending = true }));

    /// <summary>北 U+5317, 柳 U+67F3, 温 U+6E29.</summary>
    [Fact]
    public async Task Texts_are_sorted_by_code_point() => Assert.Equal([4, 1, 2, 5, 3], await IdsAsync(new() { SortBy = new(0) }));

    [Fact]
    public async Task Texts_that_are_all_digits_are_sorted_as_numbers() => Assert.Equal([5, 4, 2, 1, 3], await IdsAsync(new() { SortBy = new(2) }));

    [Fact]
    public async Task One_text_that_is_no_number_makes_the_column_text()
    {
        var table = await TableAsync([["", null, "10", null], ["", null, "9K", null], ["", null, "100", null]]);

        Assert.Equal([0, 2, 1], table.Arrange(new() { SortBy = new(2) }, Ct));
    }

    [Fact]
    public async Task A_text_is_looked_for_in_all_columns() => Assert.Equal([1, 5], await IdsAsync(new() { Text = "12.5" }));

    [Fact]
    public async Task All_filters_must_let_a_row_through() =>
        Assert.Equal([5], await IdsAsync(new() { Filters = [new(new(0), "温泉"), new(new(3), ">2021")] }));

    [Fact]
    public async Task Sizes_are_official_areas_in_mu()
    {
        var table = await TableAsync(Rows);

        // 9998.4379 m² by the domain reference §5.6, first square.
        Assert.Equal(14.9977, (double)table.Value(0, TableColumn.Size)!, 4);
    }

    /// <summary>Squares of 100 m from 420300: the box meets the third and touches the second.</summary>
    [Fact]
    public async Task Only_what_meets_a_box_is_kept() => Assert.Equal([2, 3], await IdsAsync(new() { Within = new Envelope(420_500, 420_550, 4_141_010, 4_141_020) }));

    [Fact]
    public async Task The_row_of_a_feature_is_found_by_its_id()
    {
        var table = await TableAsync(Rows);

        Assert.Equal((3, -1), (table.RowOf(4), table.RowOf(99)));
    }

    [Fact]
    public async Task Arranging_stops_when_asked_to()
    {
        var table = await TableAsync(Rows);

        Assert.ThrowsAny<OperationCanceledException>(() => table.Arrange(new() { Text = "村" }, new CancellationToken(canceled: true)));
    }

    private static async Task<HeldTable> TableAsync(object?[][] rows) => new(await TinyLayer.OfRowsAsync(Schema, rows), TinyLayer.Areas);

    private static async Task<IEnumerable<long>> IdsAsync(TableQuery query)
    {
        var table = await TableAsync(Rows);
        return table.Arrange(query, Ct).Select(row => table.Layer.Features[row].Id);
    }
}
