using LandPlanner.Cases;

namespace LandPlanner.Tests.Cases;

public sealed class ImagePeriodTests
{
    [Theory]
    [InlineData("20240115", "2024-01-15", "2024-01-15")]
    [InlineData("2024-1-5", "2024-01-05", "2024-01-05")]
    [InlineData(" 2024/01/15 ", "2024-01-15", "2024-01-15")]
    [InlineData("2024.02.29", "2024-02-29", "2024-02-29")]
    [InlineData("2024年1月15日", "2024-01-15", "2024-01-15")]
    [InlineData("2024-01-15T00:00:00", "2024-01-15", "2024-01-15")]
    [InlineData("202402", "2024-02-01", "2024-02-29")]
    [InlineData("2023-2", "2023-02-01", "2023-02-28")]
    [InlineData("2024年12月", "2024-12-01", "2024-12-31")]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024年", "2024-01-01", "2024-12-31")]
    [InlineData(20240115L, "2024-01-15", "2024-01-15")]
    [InlineData(202401.0, "2024-01-01", "2024-01-31")]
    public void A_day_a_month_or_a_year_is_read(object told, string first, string last)
    {
        var period = ImagePeriod.Find(told)!.Value;

        Assert.Equal((DateOnly.ParseExact(first, "yyyy-MM-dd"), DateOnly.ParseExact(last, "yyyy-MM-dd")), (period.First, period.Last));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("冬季")]
    [InlineData("20240230")]
    [InlineData("20241301")]
    [InlineData("202400")]
    [InlineData("1024")]
    [InlineData("2024-13")]
    [InlineData("240115")]
    public void What_is_none_is_none(object? told) => Assert.Null(ImagePeriod.Find(told));

    [Fact]
    public void Dates_and_times_are_days()
    {
        Assert.Equal(new ImagePeriod(new(2024, 5, 6), new(2024, 5, 6)), ImagePeriod.Find(new DateOnly(2024, 5, 6)));
        Assert.Equal(new ImagePeriod(new(2024, 5, 6), new(2024, 5, 6)), ImagePeriod.Find(new DateTime(2024, 5, 6, 13, 0, 0, DateTimeKind.Utc)));
    }
}
