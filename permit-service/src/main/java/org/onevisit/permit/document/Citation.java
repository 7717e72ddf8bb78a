package org.onevisit.permit.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an official document names a rule: 《中华人民共和国人民防空法》第二十二条. */
final class Citation {

    private static final Pattern ARTICLES = Pattern.compile("\\d{1,3}([、,，-]\\d{1,3})*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final String DIGITS = "零一二三四五六七八九";

    private Citation() {}

    /**
     * @param law name of a law, or a document number such as 国发〔2008〕4号
     * @param article {@code 22}, {@code 45-47}, or whatever else names the place; may be empty
     */
    static String of(String law, String article) {
        boolean named = law.indexOf('〔') < 0 && law.indexOf('《') < 0 && !law.isEmpty();
        String name = named ? "《" + law + "》" : law;
        if (!ARTICLES.matcher(article).matches()) {
            return name + article;
        }
        StringBuilder articles = new StringBuilder();
        Matcher numbers = NUMBER.matcher(article);
        int end = 0;
        while (numbers.find()) {
            String between = article.substring(end, numbers.start());
            articles.append("-".equals(between) ? "至" : between)
                    .append("第")
                    .append(chinese(Integer.parseInt(numbers.group())))
                    .append("条");
            end = numbers.end();
        }
        return name + articles;
    }

    /** A number below one thousand in Chinese, 22 → 二十二, 105 → 一百零五. */
    static String chinese(int number) {
        StringBuilder words = new StringBuilder();
        int hundreds = number / 100;
        int tens = number / 10 % 10;
        int ones = number % 10;
        if (hundreds > 0) {
            words.append(DIGITS.charAt(hundreds)).append('百');
        }
        if (tens > 0) {
            if (tens > 1 || hundreds > 0) {
                words.append(DIGITS.charAt(tens));
            }
            words.append('十');
        } else if (hundreds > 0 && ones > 0) {
            words.append('零');
        }
        if (ones > 0 || number == 0) {
            words.append(DIGITS.charAt(ones));
        }
        return words.toString();
    }
}
