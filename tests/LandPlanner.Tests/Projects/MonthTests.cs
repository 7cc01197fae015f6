using LandPlanner.Projects;

namespace LandPlanner.Tests.Projects;

public class MonthTests
{
    [Theory]
    [InlineData("2024-03")]
    [InlineData("2024/3")]
    [InlineData("2024.03")]
    [InlineData("202403")]
    [InlineData("2024年3月")]
    [InlineData("2024年03月")]
    [InlineData("２０２４年３月")]
    [InlineData("2024-03-01")]
    [InlineData("2024/3/31")]
    [InlineData("2024-03-01 00:00:00")]
    public void Months_are_read_as_people_write_them(string text) => Assert.Equal(new Month(2024, 3), Month.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("3月")]
    [InlineData("2024-13")]
    [InlineData("2024-00")]
    [InlineData("20241")]
    [InlineData("1889-03")]
    [InlineData("2024")]
    [InlineData("三月")]
    public void What_is_no_month_is_none(string text) => Assert.Null(Month.Find(text));

    [Fact]
    public void Months_go_over_the_end_of_a_year()
    {
        Assert.Equal(new(2025, 1), new Month(2024, 12).Plus(1));
        Assert.Equal(new(2023, 12), new Month(2024, 1).Plus(-1));
        Assert.Equal(new(2024, 2, 29), new Month(2024, 2).LastDay);
        Assert.Equal(["2023-12", "2024-01", "2024-02"], Month.Between(new(2023, 12), new(2024, 2)).Select(month => month.ToString()));
        Assert.Empty(Month.Between(new(2024, 2), new(2024, 1)));
    }

    [Theory]
    [InlineData("2024-03-05")]
    [InlineData("2024/3/5")]
    [InlineData("20240305")]
    [InlineData("2024年3月5日")]
    public void Days_are_read_as_people_write_them(string text) => Assert.Equal(new DateOnly(2024, 3, 5), Days.Find(text));

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-3")]
    [InlineData("2024-12")]
    [InlineData("2024.12")]
    [InlineData("202411")]
    [InlineData("2024111")]
    [InlineData("明天")]
    public void What_is_no_day_is_none(string text) => Assert.Null(Days.Find(text));
}
