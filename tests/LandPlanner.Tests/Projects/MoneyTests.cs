using LandPlanner.Projects;

namespace LandPlanner.Tests.Projects;

public class MoneyTests
{
    // 1 万元 is 10,000 yuan of 100 分 each; 1 亿元 is 10,000 万元.
    [Theory]
    [InlineData("8610", 8_610_000_000)]
    [InlineData("8,610.00", 8_610_000_000)]
    [InlineData("８，６１０万元", 8_610_000_000)]
    [InlineData("8610万元", 8_610_000_000)]
    [InlineData("0.861亿元", 8_610_000_000)]
    [InlineData("￥86,100,000元", 8_610_000_000)]
    [InlineData("８６１０", 8_610_000_000)]
    [InlineData("25.9亿", 259_000_000_000)]
    [InlineData("0.000001", 1)]
    [InlineData("0.01元", 1)]
    [InlineData("0", 0)]
    [InlineData("1E2", 100_000_000)]
    public void Amounts_are_read_as_people_write_them(string text, long cents) => Assert.Equal(cents, Money.Parse(text, MoneyUnit.Wan).Cents);

    [Theory]
    [InlineData("", "no amount")]
    [InlineData("约100", "no amount")]
    [InlineData("1,5", "a comma stands only before")]
    [InlineData("8610,00", "a comma stands only before")]
    [InlineData("1,5亿元", "a comma stands only before")]
    [InlineData(",500", "a comma stands only before")]
    [InlineData("1,234,56", "a comma stands only before")]
    [InlineData("1.5,000", "a comma stands only before")]
    [InlineData("-3", "below nothing")]
    [InlineData("0.0000001", "no whole number of 分")]
    [InlineData("0.001元", "no whole number of 分")]
    [InlineData("9999999999999999", "too large")]
    [InlineData("79228162514264337593543950335亿元", "too large")]
    public void What_is_no_amount_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<MoneyFormatException>(() => Money.Parse(text, MoneyUnit.Wan)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(259_000_000_000, "25.9亿元")]
    [InlineData(8_610_000_000, "8,610万元")]
    [InlineData(636_000_000_000, "63.6亿元")]
    [InlineData(10_000_000_000, "1亿元")]
    [InlineData(9_999_999_999, "9,999.999999万元")]
    [InlineData(0, "0万元")]
    public void Amounts_are_written_as_the_work_report_does(long cents, string text) => Assert.Equal(text, new Money(cents).Write());

    [Theory]
    [InlineData(259_000_000_000, "2.59 bn yuan")]
    [InlineData(8_610_000_000, "86.1 m yuan")]
    [InlineData(1, "0.00000001 m yuan")]
    public void Amounts_are_written_in_english_words(long cents, string text) => Assert.Equal(text, new Money(cents).Write(english: true));

    [Fact]
    public void Parts_are_shown_so_that_they_add_up()
    {
        // Thirds of 100 万元 in cents: 33.333333, 33.333333, 33.333334. To 0.01 each would be 33.33, 99.99 together.
        Money[] parts = [new(33_333_333), new(33_333_333), new(33_333_334)];

        Assert.Equal([33.33m, 33.33m, 33.34m], Money.Shown(parts, MoneyUnit.Wan, 2));
        Assert.Equal(100m, Money.Shown(parts, MoneyUnit.Wan, 2).Sum());
    }

    [Fact]
    public void Parts_of_either_sign_are_shown_so_that_they_add_up()
    {
        Money[] parts = [new(-15_000), new(25_000), new(-5_000)];

        // 5,000 分 together, 0.005 万元: half away from zero, 0.01.
        Assert.Equal(0.01m, Money.Shown(parts, MoneyUnit.Wan, 2).Sum());
    }
}
